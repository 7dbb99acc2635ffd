using System.Numerics;
using Tlm.Models.Dram.Engine;

namespace Tlm.Models.Dram.Streams;

/// <summary>A place on a walk along segments: a state, when and where it is met, and what has been counted by then.</summary>
/// <param name="counts">Number of counts.</param>
internal sealed class WalkPosition(int counts)
{
    private readonly long[] _counts = new long[counts];

    /// <summary>The state; null before the first walk.</summary>
    public StreamNode Node { get; set; } = null!;

    /// <summary>Its cycle.</summary>
    public long Cycle { get; set; }

    /// <summary>The next transaction to be accepted.</summary>
    public long Next { get; set; }

    /// <summary>Cycles to the next refresh, where states do not contain them.</summary>
    public long UntilRefresh { get; set; }

    /// <summary>Writes that merely wait.</summary>
    public int WaitingWrites { get; set; }

    /// <summary>What has been counted.</summary>
    public Span<long> Counts => _counts;

    /// <summary>The segment that follows; null = it is not known.</summary>
    public StreamSegment? Following => Node.Find(UntilRefresh);

    /// <summary>Goes where another position is.</summary>
    public void CopyFrom(WalkPosition other)
    {
        (Node, Cycle, Next, UntilRefresh, WaitingWrites) = (other.Node, other.Cycle, other.Next, other.UntilRefresh, other.WaitingWrites);
        other._counts.CopyTo(_counts, 0);
    }

    /// <summary>Passes a segment a number of times in a row.</summary>
    public void Pass(StreamSegment segment, long times)
    {
        long cycles = segment.Cycles * times;
        Node = segment.Next;
        Cycle += cycles;
        Next += segment.Steps * times;
        if (UntilRefresh != long.MaxValue)
            UntilRefresh = segment.IsStraight ? UntilRefresh - cycles : segment.UntilRefresh;
        Count(segment.Counts, times);
        _counts[DramCounters.WriteQueueCyclesAt] += cycles * WaitingWrites;
    }

    private void Count(ReadOnlySpan<long> counts, long times)
    {
        Span<long> sums = _counts;
        int i = 0;
        for (; i + Vector<long>.Count <= sums.Length; i += Vector<long>.Count)
            (new Vector<long>(sums[i..]) + (new Vector<long>(counts[i..]) * times)).CopyTo(sums[i..]);
        for (; i < sums.Length; i++)
            sums[i] += counts[i] * times;
    }
}
