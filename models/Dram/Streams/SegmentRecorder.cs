using Tlm.Models.Dram.Engine;

namespace Tlm.Models.Dram.Streams;

/// <summary>Notes what happens from a state on while it is simulated, to make a segment of it.</summary>
/// <param name="channel">The channel.</param>
/// <param name="view">How the line sees it.</param>
internal sealed class SegmentRecorder(DramChannel channel, StreamView view)
{
    private readonly List<int> _accepts = [];
    private readonly List<SegmentCompletion> _completions = [];
    private readonly long[] _counts = new long[channel.Counters.Length];
    private StreamNode? _node;
    private long _start;
    private long _next;
    private long _untilRefresh;

    /// <summary>A segment is being recorded.</summary>
    public bool IsActive => _node is not null;

    /// <summary>What is recorded ends with the line, where nothing waits.</summary>
    public bool IsClosing { get; private set; }

    /// <summary>The line.</summary>
    public StreamLine Line { get; private set; }

    /// <summary>The last cycle that the segment may have: only one refresh comes due in it.</summary>
    public long LastCycle { get; private set; } = long.MaxValue;

    /// <summary>Begins at a state that the channel is in.</summary>
    public void Begin(StreamNode node, StreamLine line, long next, bool isClosing = false)
    {
        (_node, Line, _next, IsClosing) = (node, line, next, isClosing);
        _start = channel.Now;
        _untilRefresh = view.UntilRefresh;
        LastCycle = _untilRefresh == long.MaxValue ? long.MaxValue : _start + _untilRefresh + view.RefreshInterval - 1;
        channel.Counters.CopyTo(_counts);
        _accepts.Clear();
        _completions.Clear();
    }

    /// <summary>Notes what was reported.</summary>
    public void Take(DramReport report)
    {
        foreach (DramEvent accept in report.Accepts)
            _accepts.Add((int)(accept.Cycle - _start));
        foreach (DramEvent completion in report.Completions)
            _completions.Add(new SegmentCompletion((int)(completion.Tag - _next), (int)(completion.Cycle - _start)));
    }

    /// <summary>Ends at a state that the channel is in now.</summary>
    public void End(SegmentMemo memo, StreamNode next)
    {
        long cycles = channel.Now - _start;
        var counts = new long[_counts.Length];
        channel.Counters.CopyTo(counts);
        for (int i = 0; i < counts.Length; i++)
            counts[i] -= _counts[i];
        counts[DramCounters.WriteQueueCyclesAt] -= cycles * view.WaitingWrites(Line);
        int untilRefresh = cycles < _untilRefresh ? -1 : (int)view.UntilRefresh;
        var segment = new StreamSegment(next, (int)cycles, untilRefresh, [.. _accepts], [.. _completions], counts);
        if (IsClosing)
            memo.AddClosing(_node!, segment, _untilRefresh);
        else
            memo.Add(_node!, segment, _untilRefresh);
        Cancel();
    }

    /// <summary>What was begun is not to become a segment.</summary>
    public void Cancel()
    {
        (_node, IsClosing) = (null, false);
        LastCycle = long.MaxValue;
    }
}
