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
    private StreamSegment? _closing;
    private bool _isResting;
    private long _seen;
    private readonly int _lead = channel.Configuration.ReadLatency;

    /// <summary>The channel's state is kept here.</summary>
    public bool IsActive { get; private set; }

    /// <summary>Transactions that were accepted on the way instead of being simulated.</summary>
    public long Followed { get; private set; }

    /// <summary>The line.</summary>
    public StreamLine Line { get; private set; }

    /// <summary>The first transaction that is not accepted at the front of the walk.</summary>
    public long Next => _front.Next;

    /// <summary>Transactions that are accepted by the horizon.</summary>
    public long Accepted => _front.Next + (_closing?.Steps ?? 0);

    /// <summary>Up to this cycle all completions are known.</summary>
    public long Horizon => _closing is null ? _front.Cycle : Math.Max(_front.Cycle, _seen);

    /// <summary>Where the line ends: completions behind the front that were handed out already.</summary>
    public int Given { get; private set; }

    /// <summary>The line has ended, or so it seemed: what comes now need not be due at the front.</summary>
    public bool HasEnded => _closing is not null || _isResting;

    /// <summary>Before this cycle nothing completes that is not known, unless something arrives.</summary>
    public long Quiet { get; private set; }

    /// <summary>What has to follow at the front is known.</summary>
    public bool KnowsOn => _front.Following is not null;

    /// <summary>Takes over at a node whose state the channel is in.</summary>
    public void Begin(StreamNode node, StreamLine line, long next)
    {
        (IsActive, Line, _isResting) = (true, line, false);
        (_closing, Given) = (null, 0);
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
        if (_closing is not null)
            return Close(cycle, lineEnd, othersWait, sink);
        if (_isResting)
            return lineEnd == Next && !othersWait;
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
                return cycle < Horizon || Ends(cycle, lineEnd, othersWait, sink);
            if (segment.Steps > known)
                return cycle < (Quiet = Horizon + Certain(segment, (int)known, othersWait)) || Ends(cycle, lineEnd, othersWait, sink);

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
        long last = Math.Min(cycle, _front.Cycle);
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

    /// <summary>May the end of the line be followed: is it all that the channel has, and does no waiting write see it?</summary>
    public bool MayClose(long known) => _front.WaitingWrites == 0 && known <= FindLimit() - Next;

    /// <summary>The line ends, as far as is known: is it known what comes of that?</summary>
    private bool Ends(long cycle, long lineEnd, bool othersWait, ISegmentSink sink)
    {
        if (othersWait || !MayClose(lineEnd - Next) || _front.Node.FindClosing(lineEnd - Next, _front.UntilRefresh) is not { } closing)
            return false;
        (_closing, Quiet) = (closing, 0);
        return Close(cycle, lineEnd, othersWait, sink);
    }

    /// <summary>
    /// Goes on behind the last segment: completions are handed out as they come, since what arrives before the end may change the later ones.
    /// </summary>
    private bool Close(long cycle, long lineEnd, bool othersWait, ISegmentSink sink)
    {
        if (othersWait || lineEnd - Next != _closing!.Steps)
            return false;
        _seen = cycle;
        ReadOnlySpan<SegmentCompletion> completions = _closing.Completions;
        int from = Given;
        long known = cycle - _front.Cycle + (Line.IsWrite ? 0 : _lead);
        while (Given < completions.Length && completions[Given].Cycle <= known)
            Given++;
        if (Given > from)
            sink.Completed(completions[from..Given], _front.Cycle, Next);
        if (Given == completions.Length && _front.Cycle + _closing.Cycles <= cycle)
            Rest(_closing);
        return true;
    }

    private void Rest(StreamSegment closing)
    {
        _front.Pass(closing, 1);
        Followed += closing.Steps;
        _back.CopyFrom(_front);
        (_closing, Given, _isResting) = (null, 0, true);
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

    /// <summary>Some completions of a segment, the next ones in their order.</summary>
    /// <param name="completions">The completions.</param>
    /// <param name="start">Cycle of the segment's start.</param>
    /// <param name="next">The first transaction that it accepts.</param>
    void Completed(ReadOnlySpan<SegmentCompletion> completions, long start, long next);
}
