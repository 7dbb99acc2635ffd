namespace Tlm.Models.Dram.Streams;

/// <summary>What happens between two states of a backlogged line: the same whenever and wherever the first state is met.</summary>
/// <param name="next">The state at the end.</param>
/// <param name="cycles">Cycles that it takes.</param>
/// <param name="untilRefresh">Cycles from the end to the next refresh, if a refresh came due in it; else -1.</param>
/// <param name="accepts">Per transaction that is accepted its cycle, from the start.</param>
/// <param name="completions">Completions in the order in which they become known.</param>
/// <param name="counts">What the channel counts meanwhile; the writes that merely wait are not in it.</param>
internal sealed class StreamSegment(StreamNode next, int cycles, int untilRefresh, int[] accepts, SegmentCompletion[] completions, long[] counts)
{
    /// <summary>The state at the end.</summary>
    public StreamNode Next => next;

    /// <summary>Cycles that it takes.</summary>
    public int Cycles => cycles;

    /// <summary>Transactions accepted.</summary>
    public int Steps => accepts.Length;

    /// <summary>No refresh comes due in it.</summary>
    public bool IsStraight => untilRefresh < 0;

    /// <summary>Cycles from the end to the next refresh, if it is not straight.</summary>
    public int UntilRefresh => untilRefresh;

    /// <summary>Per transaction that is accepted its cycle, from the start.</summary>
    public ReadOnlySpan<int> Accepts => accepts;

    /// <summary>Completions in the order in which they become known.</summary>
    public ReadOnlySpan<SegmentCompletion> Completions => completions;

    /// <summary>What the channel counts.</summary>
    public ReadOnlySpan<long> Counts => counts;

    /// <summary>The first of the transactions that complete, from the first one accepted.</summary>
    public int FirstStep { get; } = completions.Length == 0 ? 0 : completions.Min(completion => completion.Step);

    /// <summary>The last of the transactions that complete.</summary>
    public int LastStep { get; } = completions.Length == 0 ? 0 : completions.Max(completion => completion.Step);

    /// <summary>The earliest completion cycle, from the start.</summary>
    public int FirstCycle { get; } = completions.Length == 0 ? 0 : completions.Min(completion => completion.Cycle);

    /// <summary>The latest completion cycle, from the start.</summary>
    public int LastCycle { get; } = completions.Length == 0 ? 0 : completions.Max(completion => completion.Cycle);

    /// <summary>Room that it takes, in integers.</summary>
    public int Size => 32 + accepts.Length + (2 * completions.Length) + (2 * counts.Length);
}

/// <summary>A completion in a segment.</summary>
/// <param name="Step">Transaction, counted from the first that the segment accepts; earlier ones are negative.</param>
/// <param name="Cycle">Its cycle, from the start of the segment.</param>
internal readonly record struct SegmentCompletion(int Step, int Cycle);
