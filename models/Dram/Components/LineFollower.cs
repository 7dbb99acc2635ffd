using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Streams;

namespace Tlm.Models.Dram.Components;

/// <summary>
/// Decides when a channel follows known segments and when it is simulated, and records the segments. While it follows, the ledger's
/// positions stand still.
/// </summary>
internal sealed class LineFollower
{
    private const int _batch = 64;
    private const int _patience = 1024;
    private readonly DramChannel _channel;
    private readonly RunLedger _ledger;
    private readonly SegmentMemo _memo;
    private readonly StreamView _view;
    private readonly SegmentRecorder _recorder;
    private readonly SegmentWalker _walker;
    private int _sinceNode;
    private int _inVain;
    private int _repeated;
    private long _line;
    private long _lineEnd;

    private LineFollower(DramChannel channel, RunLedger ledger, SegmentMemo memo, StreamView view)
    {
        (_channel, _ledger, _memo, _view) = (channel, ledger, memo, view);
        _recorder = new SegmentRecorder(channel, view);
        _walker = new SegmentWalker(channel, view, memo);
    }

    /// <summary>The follower of a channel; null where its mapping knows no likeness of banks.</summary>
    public static LineFollower? For(DramChannel channel, RunLedger ledger, SegmentMemo memo) =>
        StreamView.For(channel) is { } view ? new LineFollower(channel, ledger, memo, view) : null;

    /// <summary>The channel stands still, and known segments are followed.</summary>
    public bool IsFollowing => _walker.IsActive;

    /// <summary>Transactions that were accepted on the way instead of being simulated.</summary>
    public long Followed => _walker.Followed;

    /// <summary>The cycle up to which all completions are known.</summary>
    public long Horizon => _walker.Horizon;

    /// <summary>Before this cycle nothing completes that is not known, unless something arrives.</summary>
    public long Quiet => _walker.Quiet;

    /// <summary>Transactions that are accepted by then.</summary>
    public long AcceptedAtHorizon => _walker.Accepted;

    /// <summary>The line that is followed writes.</summary>
    public bool IsWriting => _walker.Line.IsWrite;

    /// <summary>Accepts after which a simulation has to stop.</summary>
    public int AcceptLimit => _recorder.IsClosing ? _batch : _batch - _sinceNode;

    /// <summary>Cycle at which a simulation has to stop.</summary>
    public long LastCycle => _recorder.LastCycle;

    /// <summary>The line's end is being recorded: the channel has to stop whenever something is reported.</summary>
    public bool RecordsEnd => _recorder.IsClosing;

    /// <summary>A run was added.</summary>
    public void Extend()
    {
        if (_recorder.IsClosing)
            CancelClosing();
        if (_ledger.Lines == _line)
            _lineEnd = _ledger.Known;
    }

    /// <summary>Completions that are reported once more, because something came before the end that was followed; of so many reported ones.</summary>
    public int TakeRepeated(int reported)
    {
        int repeated = Math.Min(_repeated, reported);
        _repeated -= repeated;
        return repeated;
    }

    /// <summary>Follows segments from a cycle on; false: simulation goes on from here.</summary>
    public bool Follow(long cycle, ISegmentSink sink)
    {
        if (_walker.AdvanceTo(cycle, _lineEnd, _ledger.Known > _lineEnd, sink))
            return true;
        bool knowsOn = _walker.KnowsOn;
        bool closes = _ledger.Known == _lineEnd && _lineEnd - _walker.Next < _batch && _walker.MayClose(_lineEnd - _walker.Next);
        StreamNode node = _walker.End();
        _ledger.Rewind(_walker.Next);
        _repeated = _walker.Given;
        long left = _lineEnd - _ledger.Accepted;
        // what is left of the line is simulated as such, so that the next one may begin at its own first transaction
        _sinceNode = SinceNode(left);
        if (_walker.HasEnded)
            return false;
        if (closes)
            _recorder.Begin(node, _walker.Line, _ledger.Accepted, isClosing: true);
        else if (left == 0 && IsWorthwhile(out StreamLine line))
            GoOn(Node(line), line);
        else if (!knowsOn && left >= _batch && HasRoom(_walker.Line))
            _recorder.Begin(node, _walker.Line, _ledger.Accepted);
        return IsFollowing && Follow(cycle, sink);
    }

    /// <summary>Puts the channel into the state of a cycle on the way, for its counts to be looked at.</summary>
    public void Show(long cycle, DramReport report)
    {
        long next = _walker.Restore(cycle);
        long last = Math.Min(_lineEnd, next + (2 * _batch)); // more than a segment accepts
        for (; next < last; next++)
        {
            long address = _walker.Line.AddressOf(next);
            _channel.TryOffer(new DramRequest(0, _walker.Line.IsWrite, address, next), address);
        }

        do
        {
            report.Clear();
            report.AcceptLimit = _batch;
            _channel.AdvanceTo(cycle, report);
        }
        while (_channel.Now < cycle || report.IsFull);
    }

    /// <summary>Takes what was simulated; where a node is reached, records or begins to follow.</summary>
    public void Take(DramReport report)
    {
        _sinceNode += report.AcceptCount;
        if (_recorder.IsActive)
            _recorder.Take(report);
        if (_recorder.IsClosing)
            TakeEnd();
        else if (_sinceNode >= _batch || _channel.Now >= _recorder.LastCycle)
            ReachNode();
    }

    /// <summary>Nothing is being recorded, and states were not looked for in vain.</summary>
    public bool IsReady => !_recorder.IsActive && _sinceNode >= 0;

    /// <summary>The channel is quiet and the next transaction is due: follows, if what comes of it is known; else it is recorded.</summary>
    public bool TryBegin()
    {
        if (!IsWorthwhile(out StreamLine line))
            return false;
        _sinceNode = 0;
        GoOn(Node(line), line);
        return IsFollowing;
    }

    private static int SinceNode(long left) => left is > 0 and < _batch ? (int)(_batch - left) : 0;

    private void TakeEnd()
    {
        if (_channel.Now >= _recorder.LastCycle)
            CancelClosing();
        else if (_ledger.Accepted == _ledger.Known && _channel.Waiting == 0)
            _recorder.End(_memo, Node(_recorder.Line));
        else
            return;
        _sinceNode = 0;
    }

    private void CancelClosing()
    {
        _recorder.Cancel();
        _sinceNode = SinceNode(_lineEnd - _ledger.Accepted);
    }

    private void ReachNode()
    {
        _sinceNode = 0;
        StreamNode? reached = null;
        if (_recorder.IsActive)
        {
            reached = Node(_recorder.Line);
            _recorder.End(_memo, reached);
            _inVain++;
        }

        if (_inVain > _patience)
            Pause();
        else if (IsWorthwhile(out StreamLine line))
            GoOn(reached is not null && line == _recorder.Line ? reached : Node(line), line);
    }

    private StreamNode Node(StreamLine line) => _memo.Intern(line, _view.Write(line, _ledger.Accepted));

    /// <summary>States do not repeat: looks again after as many steps as were in vain.</summary>
    private void Pause()
    {
        _sinceNode = -_patience * _batch;
        _inVain = 0;
    }

    private bool IsWorthwhile(out StreamLine line)
    {
        line = default;
        if (_channel.Observer is not null || _ledger.Accepted == _ledger.Known)
            return false;
        line = _ledger.Accepting.Shape;
        long next = _ledger.Accepted;
        _line = _ledger.Accepting.Line;
        _lineEnd = _ledger.LineEnd(out long lastOffer);
        return _lineEnd - next >= _batch && lastOffer <= _channel.Now && _view.IsClear(line)
            && HasRoom(line);
    }

    /// <summary>No waiting write and no carry of a row number is near.</summary>
    private bool HasRoom(StreamLine line) =>
        Math.Min(_view.Reach(line, _ledger.Accepted), _view.FirstMeeting(line, _ledger.Accepted) - _ledger.Accepted) >= _batch;

    private void GoOn(StreamNode node, StreamLine line)
    {
        if (node.Find(_view.UntilRefresh) is null)
        {
            _recorder.Begin(node, line, _ledger.Accepted);
            return;
        }

        _inVain = 0;
        _walker.Begin(node, line, _ledger.Accepted);
    }
}
