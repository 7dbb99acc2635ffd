namespace Tlm.Models.Dram.Streams;

/// <summary>What happens between two states of a backlogged line: the same whenever and wherever the first state is met.</summary>
internal sealed class StreamSegment
{
    private readonly int[] _accepts;
    private readonly SegmentCompletion[] _completions;
    private readonly SegmentPart[] _parts;
    private readonly long[] _counts;

    /// <summary>A segment that was simulated.</summary>
    /// <param name="next">The state at the end.</param>
    /// <param name="cycles">Cycles that it takes.</param>
    /// <param name="untilRefresh">Cycles from the end to the next refresh, if a refresh came due in it; else -1.</param>
    /// <param name="accepts">Per transaction that is accepted its cycle, from the start.</param>
    /// <param name="completions">Completions in the order in which they become known.</param>
    /// <param name="counts">What the channel counts meanwhile; the writes that merely wait are not in it.</param>
    public StreamSegment(StreamNode next, int cycles, int untilRefresh, int[] accepts, SegmentCompletion[] completions, long[] counts)
    {
        (Next, Cycles, UntilRefresh, Steps) = (next, cycles, untilRefresh, accepts.Length);
        (_accepts, _completions, _parts, _counts) = (accepts, completions, [], counts);
        Completes = CompletionRange.Of(completions);
    }

    private StreamSegment(SegmentPart[] parts, int cycles, int steps)
    {
        StreamSegment last = parts[^1].Segment;
        (Next, Cycles, UntilRefresh, Steps) = (last.Next, cycles, last.UntilRefresh, steps);
        (_accepts, _completions, _parts) = ([], [], parts);
        Completes = parts[^1].Leading;
        _counts = new long[last._counts.Length];
        foreach (SegmentPart part in parts)
        {
            for (int i = 0; i < _counts.Length; i++)
                _counts[i] += part.Segment._counts[i];
        }
    }

    /// <summary>The state at the end.</summary>
    public StreamNode Next { get; }

    /// <summary>Cycles that it takes.</summary>
    public int Cycles { get; }

    /// <summary>Transactions accepted.</summary>
    public int Steps { get; }

    /// <summary>No refresh comes due in it.</summary>
    public bool IsStraight => UntilRefresh < 0;

    /// <summary>Cycles from the end to the next refresh, if it is not straight.</summary>
    public int UntilRefresh { get; }

    /// <summary>What completes, in sum.</summary>
    public CompletionRange Completes { get; }

    /// <summary>The segments that it was joined from, if it was.</summary>
    public ReadOnlySpan<SegmentPart> Parts => _parts;

    /// <summary>Per transaction that is accepted its cycle, from the start; not of joined ones.</summary>
    public ReadOnlySpan<int> Accepts => _accepts;

    /// <summary>Completions in the order in which they become known; not of joined ones.</summary>
    public ReadOnlySpan<SegmentCompletion> Completions => _completions;

    /// <summary>What the channel counts.</summary>
    public ReadOnlySpan<long> Counts => _counts;

    /// <summary>Room that it takes, in integers.</summary>
    public int Size => 32 + _accepts.Length + (2 * _completions.Length) + (2 * _counts.Length) + (20 * _parts.Length);

    /// <summary>Segments in a row as one; a refresh comes due in the last of them at most.</summary>
    public static StreamSegment Join(IReadOnlyList<StreamSegment> segments)
    {
        var parts = new SegmentPart[segments.Count];
        (int cycles, int steps) = (0, 0);
        CompletionRange leading = default;
        for (int i = 0; i < parts.Length; i++)
        {
            leading = leading.With(segments[i].Completes, steps, cycles);
            parts[i] = new SegmentPart(segments[i], cycles, steps, leading, default);
            cycles += segments[i].Cycles;
            steps += segments[i].Steps;
        }

        CompletionRange trailing = default;
        for (int i = parts.Length - 1; i >= 0; i--)
        {
            trailing = trailing.With(segments[i].Completes, parts[i].Step, parts[i].Cycle);
            parts[i] = parts[i] with { Trailing = trailing };
        }

        return new StreamSegment(parts, cycles, steps);
    }

    /// <summary>Leading parts in which nothing completes but transactions before a step.</summary>
    public int PartsBefore(long step)
    {
        (int low, int high) = (0, _parts.Length);
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_parts[middle].Leading.LastStep < step)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}

/// <summary>A part of a joined segment.</summary>
/// <param name="Segment">What was joined.</param>
/// <param name="Cycle">Its start.</param>
/// <param name="Step">The first transaction that it accepts.</param>
/// <param name="Leading">What completes in it and the parts before, by the start of the whole.</param>
/// <param name="Trailing">What completes in it and the parts behind, by the start of the whole.</param>
internal readonly record struct SegmentPart(StreamSegment Segment, int Cycle, int Step, CompletionRange Leading, CompletionRange Trailing);

/// <summary>A completion in a segment.</summary>
/// <param name="Step">Transaction, counted from the first that the segment accepts; earlier ones are negative.</param>
/// <param name="Cycle">Its cycle, from the start of the segment.</param>
internal readonly record struct SegmentCompletion(int Step, int Cycle);
