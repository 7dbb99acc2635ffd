using System.Runtime.CompilerServices;

namespace Tlm.Models.Storage;

/// <summary>Times of steps in order, never decreasing, kept as runs.</summary>
internal sealed class RunQueue
{
    private StepRun[] _runs = new StepRun[4];
    private int _first;
    private int _used;

    /// <summary>Steps in the queue.</summary>
    public long Count { get; private set; }

    /// <summary>The run at the head; the queue must not be empty.</summary>
    public ref readonly StepRun Head => ref _runs[_first];

    /// <summary>True if all steps in it are one run.</summary>
    public bool IsOneRun => _used == 1;

    /// <summary>Adds steps at the end; they join the run there if they carry it on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(in StepRun run)
    {
        Count += run.Count;
        if (_used > 0 && Joined(_runs[Index(_used - 1)], run) is { Count: > 0 } joined)
        {
            _runs[Index(_used - 1)] = joined;
            return;
        }

        if (_used == _runs.Length)
            Grow();
        _runs[Index(_used++)] = run;
    }

    /// <summary>Takes steps from the head; all in its run.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Take(long count)
    {
        Count -= count;
        _runs[_first] = Head.Skip(count);
        if (Head.Count > 0)
            return;
        _first = Index(1);
        _used--;
    }

    /// <summary>Forgets the oldest until so many are left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Keep(long count)
    {
        while (Count > count)
            Take(Math.Min(Head.Count, Count - count));
    }

    /// <summary>Makes it equal to another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CopyFrom(RunQueue other)
    {
        if (_runs.Length < other._used)
            _runs = new StepRun[other._runs.Length];
        for (int i = 0; i < other._used; i++)
            _runs[i] = other._runs[other.Index(i)];
        (_first, _used, Count) = (0, other._used, other.Count);
    }

    /// <summary>Makes all so much later.</summary>
    public void Delay(long delay)
    {
        for (int i = 0; i < _used; i++)
            _runs[Index(i)] = _runs[Index(i)].After(delay);
    }

    /// <summary>Empties it.</summary>
    public void Clear() => (_first, _used, Count) = (0, 0, 0);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static StepRun Joined(in StepRun before, in StepRun run)
    {
        long gap = run.First - before.Last;
        bool fits = (before.Count == 1 || before.Spacing == gap) && (run.Count == 1 || run.Spacing == gap);
        return fits ? new StepRun(before.First, gap, before.Count + run.Count) : default;
    }

    private int Index(int at) => (_first + at) & (_runs.Length - 1);

    private void Grow()
    {
        var runs = new StepRun[2 * _runs.Length];
        for (int i = 0; i < _used; i++)
            runs[i] = _runs[Index(i)];
        (_runs, _first) = (runs, 0);
    }
}
