using Tlm.Models.Dram.Engine;

namespace Tlm.Models.Dram.Streams;

/// <summary>
/// Follows known segments instead of simulating; the channel itself stands still meanwhile. A segment is entered, ahead of time, once all
/// transactions that it accepts are known: nothing that arrives later can change it.
/// </summary>
/// <param name="channel">The channel.</param>
/// <param name="view">How the line sees it.</param>
/// <param name="memo">Where segments in a row are kept, joined.</param>
internal sealed class SegmentWalker(DramChannel channel, StreamView view, SegmentMemo memo)
{
    private const int _mostJoined = 32;
    private const int _leastJoined = 4;
    private readonly List<StreamSegment> _path = [];
    private StreamNode? _pathStart;
    private long _pathUntilRefresh;
    private readonly WalkPosition _front = new(channel.Counters.Length);
    private readonly WalkPosition _back = new(channel.Counters.Length);
    private long _meeting;
    private long _limit;

    /// <summary>The channel's state is kept here.</summary>
    public bool IsActive { get; private set; }

    /// <summary>Transactions that were accepted on the way instead of being simulated.</summary>
    public long Followed { get; private set; }

    /// <summary>The line.</summary>
    public StreamLine Line { get; private set; }

    /// <summary>The first transaction that is not accepted at the front of the walk.</summary>
    public long Next => _front.Next;

    /// <summary>Cycle of the front: up to it all completions are known.</summary>
    public long Horizon => _front.Cycle;

    /// <summary>Before this cycle nothing completes that is not known, unless something arrives.</summary>
    public long Quiet { get; private set; }

    /// <summary>What has to follow at the front is known.</summary>
    public bool KnowsOn => _front.Following is not null;

    /// <summary>Takes over at a node whose state the channel is in.</summary>
    public void Begin(StreamNode node, StreamLine line, long next)
    {
        (IsActive, Line) = (true, line);
        (_front.Node, _front.Cycle, _front.Next) = (node, channel.Now, next);
        _front.UntilRefresh = view.UntilRefresh;
        _front.WaitingWrites = view.WaitingWrites(line);
        channel.Counters.CopyTo(_front.Counts);
        _back.CopyFrom(_front);
        Quiet = 0;
        _meeting = view.FirstMeeting(line, next);
        _limit = FindLimit();
        BeginPath();
    }

    /// <summary>Goes on as far as is certain.</summary>
    /// <param name="cycle">The present cycle.</param>
    /// <param name="lineEnd">The first transaction that is not known or not of the line.</param>
    /// <param name="othersWait">Transactions are known that are not of the line.</param>
    /// <param name="sink">Takes the segments that are entered.</param>
    /// <returns>False: it has to be simulated from the front on.</returns>
    public bool AdvanceTo(long cycle, long lineEnd, bool othersWait, ISegmentSink sink)
    {
        while (true)
        {
            long known = lineEnd - Next;
            long most = Math.Min(known, _limit - Next);
            if (_front.Node.FindJourney(_front.UntilRefresh) is { } journey && journey.Steps <= most)
            {
                Enter(journey, 1, sink);
                BeginPath();
                continue;
            }

            if (_front.Following is not { } segment)
                return cycle < Horizon;
            if (segment.Steps > known)
                return cycle < (Quiet = Horizon + Certain(segment, (int)known, othersWait));
            if (segment.Steps > most)
            {
                if (_limit == (_limit = FindLimit()))
                    return cycle < Horizon;
                continue;
            }

            long times = Repeats(segment, most);
            Enter(segment, times, sink);
            Trace(segment, times);
        }
    }

    /// <summary>Puts the channel into the last state on the way that is not beyond a cycle; gives the next transaction to be accepted there.</summary>
    public long Restore(long cycle)
    {
        long last = Math.Min(cycle, Horizon);
        while (_back.Cycle < last)
        {
            StreamSegment? next = _back.Node.FindJourney(_back.UntilRefresh);
            if (next is null || _back.Cycle + next.Cycles > last)
                next = _back.Following;
            if (next is null || _back.Cycle + next.Cycles > last)
                break;
            _back.Pass(next, 1);
        }

        Restore(_back);
        return _back.Next;
    }

    /// <summary>Gives the state at the front back to the channel; gives its node.</summary>
    public StreamNode End()
    {
        Restore(_front);
        IsActive = false;
        return _front.Node;
    }

    /// <summary>
    /// Cycles of a segment that may pass although it lacks transactions: until the first that lacks would be accepted (one of another line
    /// may be accepted as soon as it is its turn), and nobody waits for what completes meanwhile.
    /// </summary>
    private static int Certain(StreamSegment segment, int known, bool othersWait)
    {
        if (othersWait)
            return known == 0 ? 0 : Math.Min(segment.Completes.FirstCycle, segment.Accepts[known - 1]);
        return Math.Min(segment.Completes.FirstCycle, segment.Accepts[known]);
    }

    /// <summary>How often in a row a segment that leads back to its start can be entered.</summary>
    private long Repeats(StreamSegment segment, long most)
    {
        if (segment.Next != _front.Node || !segment.IsStraight || segment.Cycles == 0 || segment.Steps == 0)
            return 1;
        long repeats = most / segment.Steps;
        return _front.UntilRefresh == long.MaxValue ? repeats : Math.Min(repeats, (_front.UntilRefresh - 1) / segment.Cycles);
    }

    /// <summary>The first transaction that can't be entered, as far as it is known from the front: it meets a waiting write, or a row number carries before.</summary>
    private long FindLimit()
    {
        long reach = view.Reach(Line, Next);
        return Math.Min(_meeting, reach > long.MaxValue - Next ? long.MaxValue : Next + reach);
    }

    private void Enter(StreamSegment segment, long times, ISegmentSink sink)
    {
        Quiet = 0;
        sink.Entered(segment, _front.Cycle, Next, times);
        _front.Pass(segment, times);
        Followed += segment.Steps * times;
    }

    /// <summary>Notes what was passed; up to a refresh it is joined, for whoever comes to the same start.</summary>
    private void Trace(StreamSegment segment, long times)
    {
        if (_path.Count + times > _mostJoined)
        {
            BeginPath();
            return;
        }

        for (long i = 0; i < times; i++)
            _path.Add(segment);
        if (segment.IsStraight && _path.Count < _mostJoined)
            return;
        if (_path.Count >= _leastJoined && _pathStart!.FindJourney(_pathUntilRefresh) is null)
            memo.AddJourney(_pathStart, StreamSegment.Join(_path), _pathUntilRefresh);
        BeginPath();
    }

    private void BeginPath()
    {
        _path.Clear();
        (_pathStart, _pathUntilRefresh) = (_front.Node, _front.UntilRefresh);
    }

    private void Restore(WalkPosition position) =>
        view.Restore(position.Node.State, Line, position.Next, position.Cycle, position.UntilRefresh, position.Counts);
}

/// <summary>Takes segments that are certain.</summary>
internal interface ISegmentSink
{
    /// <summary>A segment follows, a number of times in a row.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="start">Cycle of its start.</param>
    /// <param name="next">The first transaction that it accepts.</param>
    /// <param name="times">How often.</param>
    void Entered(StreamSegment segment, long start, long next, long times);
}
