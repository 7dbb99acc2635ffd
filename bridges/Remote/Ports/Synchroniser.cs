using Tlm.Bridges.Remote.Peers;
using Tlm.Bridges.Remote.Wire;

namespace Tlm.Bridges.Remote.Ports;

/// <summary>
/// Keeps the peer's time and ours together. With look-ahead L nothing that happens in the peer at t shows before t + L, so we may go on to L after
/// the first thing that may happen there: the first input that it does not know, or the first event of its own.
/// </summary>
internal sealed class Synchroniser
{
    private readonly BodyWriter _out = new();
    private readonly SimEvent _wake;
    private readonly Component _owner;
    private readonly long _lookAhead;
    private readonly Func<bool> _exchange;
    private PeerConnection? _peer;
    private long _next;
    private long _firstInput = RemoteWire.Never;
    private uint _count;
    private bool _busy;
    private bool _closed;

    /// <summary>A synchroniser.</summary>
    /// <param name="owner">The component.</param>
    /// <param name="description">What the peer declared, or will declare.</param>
    /// <param name="lookAhead">The look-ahead to use.</param>
    public Synchroniser(Component owner, PeerDescription description, SimTime lookAhead)
    {
        (_owner, _lookAhead, _next) = (owner, lookAhead.Femtoseconds, description.Next);
        _wake = new SimEvent(owner, "synchronise");
        _exchange = () => Exchange(true);
        Start();
    }

    /// <summary>Finds who reads a record that the peer returns.</summary>
    public required Func<RecordHead, RecordTaker.Reader> Deliver { get; init; }

    /// <summary>Answers a transfer outside time that the peer asks for.</summary>
    public required DebugServer ServeDebug { get; init; }

    /// <summary>Asked for the end of the simulation.</summary>
    public required Action Stop { get; init; }

    /// <summary>Round trips so far.</summary>
    public long Windows { get; private set; }

    /// <summary>Whether the peer failed: then nothing more is said to it.</summary>
    public bool Failed { get; private set; }

    /// <summary>Says who the peer is, and when it does something by itself first.</summary>
    public void Attach(PeerConnection peer, long next) => (_peer, _next) = (peer, next);

    /// <summary>The body to which one record is to be appended, which happens at <paramref name="time"/>.</summary>
    public BodyWriter Record(long time)
    {
        if (_out.Body.Length >= RemoteWire.FlushBytes)
            Flush(FrameKind.Records, 0);
        _count++;
        if (time < _firstInput)
        {
            _firstInput = time;
            if (!_busy)
                Rearm();
        }

        return _out;
    }

    /// <summary>Transfers outside time.</summary>
    public long Debug(int port, Payload payload)
    {
        if (_closed)
            return 0;
        if (_busy)
            throw new BridgeException($"{_peer!.Name}: a debug transfer came back to the peer that began one");
        return Guard(() => DebugTransfer.Ask(_peer!, port, payload));
    }

    /// <summary>Lets the peer come to the end of the run and say its last values.</summary>
    public IReadOnlyList<PeerValue> Finish()
    {
        return Guard(() =>
        {
            Exchange(false);
            _closed = true;
            _out.Clear();
            _peer!.Send(FrameKind.Shutdown, _out);
            var goodbye = _peer.Receive(FrameKind.Goodbye);
            var values = PeerValue.ReadAll(_peer.Name, ref goodbye);
            _peer.AwaitEnd();
            return values;
        });
    }

    /// <summary>Ends a peer that has not run.</summary>
    public void Abandon()
    {
        if (_closed || _peer is null)
            return;
        _closed = true;
        _out.Clear();
        _peer.Send(FrameKind.Shutdown, _out);
        _peer.Receive(FrameKind.Goodbye);
    }

    /// <summary>The process that exchanges windows.</summary>
    public async SimTask RunAsync()
    {
        Rearm();
        while (true)
        {
            await _wake;
            Guard(_exchange);
            Rearm();
        }
    }

    private void Start()
    {
        _out.Clear();
        _out.Put(default(BatchHead));
        _count = 0;
    }

    private void Rearm()
    {
        var first = Math.Min(_next, _firstInput);
        if (first >= RemoteWire.Never - _lookAhead)
            return;
        var due = Math.Max(first + _lookAhead, _owner.Now.Femtoseconds);
        _wake.Notify(SimTime.FromFemtoseconds(due) - _owner.Now);
    }

    private void Flush(FrameKind kind, long time)
    {
        _out.Patch(0, new BatchHead { Time = time, Count = _count });
        _peer!.Send(kind, _out);
        Start();
    }

    private T Guard<T>(Func<T> action)
    {
        try
        {
            _busy = true;
            return action();
        }
        catch
        {
            Failed = true;
            throw;
        }
        finally
        {
            _busy = false;
        }
    }

    private bool Exchange(bool deliver)
    {
        var now = _owner.Now.Femtoseconds;
        Windows++;
        _firstInput = RemoteWire.Never;
        Flush(FrameKind.Advance, now);
        var taker = new RecordTaker(_peer!.Name, now);
        while (true)
        {
            var kind = _peer.Receive(out var body);
            if (kind == FrameKind.Debug)
            {
                DebugTransfer.Answer(_peer, ref body, ServeDebug);
                continue;
            }

            if (kind is not (FrameKind.Stand or FrameKind.Records))
                throw new ProtocolException($"{_peer.Name}: a frame {kind} came where the end of a window was due");
            var head = taker.Take(ref body, deliver ? Deliver : null);
            if (kind == FrameKind.Stand)
                return End(head, now);
        }
    }

    private bool End(in BatchHead head, long now)
    {
        if (head.Time != now)
            throw new ProtocolException($"{_peer!.Name} stands at {SimTime.FromFemtoseconds(head.Time)} where {_owner.Now} was asked for");
        if (head.Next <= now)
            throw new ProtocolException($"{_peer!.Name} stands at {_owner.Now} and announces its next event for {SimTime.FromFemtoseconds(head.Next)}: time does not go on");
        _next = head.Next;
        if ((head.Flags & 1) != 0)
            Stop();
        return true;
    }
}
