using Tlm.Models.Dram.Controllers;
using Tlm.Models.Dram.Engine;

namespace Tlm.Models.Dram.Streams;

/// <summary>A channel as a line sees it: its state relative to clock and line, written down and taken again.</summary>
internal sealed class StreamView
{
    private readonly DramChannel _channel;
    private readonly ChannelController _controller;
    private readonly StreamFrame _frame;
    private readonly SnapshotScope _refresh;
    private readonly int[] _room;
    private readonly int _positionLength;

    private StreamView(DramChannel channel, StreamFrame frame)
    {
        _channel = channel;
        _controller = channel.Controller;
        _frame = frame;
        _refresh = _controller.PlainRefreshInterval > 0 ? SnapshotScope.WithoutRefresh : SnapshotScope.Whole;
        _room = new int[_controller.SnapshotLimit + 64];
        var writer = new SnapshotWriter(_room, 0);
        frame.Snapshot(ref writer);
        writer.AddLong(0);
        _positionLength = writer.Length;
    }

    /// <summary>The view of a channel; null where its mapping has none.</summary>
    public static StreamView? For(DramChannel channel)
    {
        var parts = channel.Controller.Parts;
        var frame = StreamFrame.For(channel.Configuration, parts.Mapper, parts.Tables.Hierarchy);
        return frame is null ? null : new StreamView(channel, frame);
    }

    /// <summary>Cycles from one refresh to the next where states do not contain them; else <see cref="long.MaxValue"/>.</summary>
    public long RefreshInterval => _refresh == SnapshotScope.WithoutRefresh ? _controller.PlainRefreshInterval : long.MaxValue;

    /// <summary>Cycles to the next refresh where states do not contain them; else <see cref="long.MaxValue"/>.</summary>
    public long UntilRefresh =>
        _refresh == SnapshotScope.WithoutRefresh ? _controller.RefreshDue - (long)_controller.Now : long.MaxValue;

    /// <summary>Writes that wait beside the line and stay where they are.</summary>
    public int WaitingWrites(StreamLine line) => line.IsWrite ? 0 : _controller.WaitingWrites;

    /// <summary>Does the state show nothing that is not seen from the line, so that it may be written down?</summary>
    public bool IsClear(StreamLine line)
    {
        bool othersWait = line.IsWrite ? _controller.WaitingReads > 0 || !_controller.WritesOnly(line) : !_controller.KeepsWritesWaiting && !_controller.HasNoWrites;
        return !othersWait;
    }

    /// <summary>The first transaction that the line can't go on to by itself: it meets a waiting write.</summary>
    public long FirstMeeting(StreamLine line, long next) => line.IsWrite ? long.MaxValue : _controller.FirstMeeting(line, next);

    /// <summary>Transactions that may follow before a row number carries or the channel ends.</summary>
    public long Reach(StreamLine line, long next)
    {
        _frame.MoveTo(line.AddressOf(next));
        bool up = line.Stride > 0 || line.Outer > 0;
        bool down = line.Stride < 0 || line.Outer < 0;
        return line.Within(Math.Min(up ? _frame.Reach(true) : long.MaxValue, down ? _frame.Reach(false) : long.MaxValue), next);
    }

    /// <summary>The present state; valid until the next call.</summary>
    public ReadOnlySpan<int> Write(StreamLine line, long next)
    {
        var writer = new SnapshotWriter(_room, _controller.Now);
        _frame.MoveTo(line.AddressOf(next));
        _frame.Snapshot(ref writer);
        writer.AddLong(line.InRow(next));
        _controller.Snapshot(ref writer, _frame, next, ScopeOf(line));
        return _room.AsSpan(0, writer.Length);
    }

    /// <summary>Puts the channel into a state. Offers are withdrawn, writes that merely wait stay.</summary>
    public void Restore(ReadOnlySpan<int> state, StreamLine line, long next, long cycle, long untilRefresh, ReadOnlySpan<long> counts)
    {
        _channel.WithdrawOffers();
        _frame.MoveTo(line.AddressOf(next));
        _controller.Restore(state[_positionLength..], _frame, line, next, cycle, cycle + untilRefresh, ScopeOf(line));
        _channel.Counters.CopyFrom(counts);
    }

    private SnapshotScope ScopeOf(StreamLine line) => _refresh | (line.IsWrite ? SnapshotScope.Whole : SnapshotScope.WithoutWrites);
}
