using System.Runtime.CompilerServices;

namespace Tlm.Models.Storage;

/// <summary>Remembers what passed last, and finds out whether it repeats: some passages in a row, each as the one so many before, all the same time later.</summary>
internal sealed class StepRhythm
{
    private const int Longest = 8;
    private const int Room = 64;
    private readonly StepPassage[] _last = new StepPassage[Room];
    private readonly int[] _alike = new int[Longest + 1];
    private readonly long[] _later = new long[Longest + 1];
    private long _passed;

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        _passed = 0;
        Array.Clear(_alike);
    }

    /// <summary>A passage so many before the next.</summary>
    public ref readonly StepPassage Back(int passages) => ref _last[(_passed - passages) & (Room - 1)];

    /// <summary>Steps pass.</summary>
    /// <param name="passage">They.</param>
    /// <param name="passages">How many passages make a period.</param>
    /// <param name="period">The period.</param>
    /// <param name="alike">For how many passages it has held.</param>
    /// <returns>True at the end of a period.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Add(in StepPassage passage, out int passages, out long period, out int alike)
    {
        passages = 0;
        for (int back = (int)Math.Min(Longest, _passed); back > 0; back--)
        {
            bool repeats = passage.Repeats(Back(back), out long later);
            bool goesOn = repeats && _alike[back] > 0 && _later[back] == later;
            _alike[back] = goesOn ? Math.Min(_alike[back] + 1, Room) : repeats ? 1 : 0;
            _later[back] = later;
            if (_alike[back] >= back && _alike[back] % back == 0)
                passages = back;
        }

        _last[_passed++ & (Room - 1)] = passage;
        (period, alike) = (_later[passages], _alike[passages]);
        return passages > 0;
    }
}
