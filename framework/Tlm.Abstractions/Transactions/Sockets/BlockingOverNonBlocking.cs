namespace Tlm;

// Blocking calls to a target that only offers non-blocking transport: the adapter is its initiator and keeps the base protocol.
internal sealed class BlockingOverNonBlocking
{
    private readonly TargetSocket _socket;
    private readonly NbTransportCallback _target;
    private readonly PayloadEventQueue _requests;
    private readonly SimEvent _endRequest;
    private readonly Dictionary<Payload, PendingCall> _pending = [];
    private readonly Stack<PendingCall> _idle = new();
    private Payload? _current;

    public BlockingOverNonBlocking(TargetSocket socket, NbTransportCallback target)
    {
        _socket = socket;
        _target = target;
        _requests = new PayloadEventQueue(socket.Owner, $"{socket.Name}.requests");
        _endRequest = new SimEvent(socket.Owner, $"{socket.Name}.end_request");
        socket.Owner.Server($"{socket.Name}.nonblocking", RunAsync);
    }

    public async SimTask<SimTime> CallAsync(Payload payload, SimTime delay)
    {
        bool guest = !payload.IsPooled;
        if (guest)
            payload.IsGuest = true;
        payload.Acquire();
        if (!_idle.TryPop(out PendingCall? call))
            call = new PendingCall(_socket.Owner, _socket.Name);
        _pending.Add(payload, call);
        _requests.Notify(payload, delay);
        await call.Ended;
        _idle.Push(call);
        payload.Release();
        if (guest)
            payload.IsGuest = false;
        return SimTime.Zero;
    }

    public bool TryTakeBackward(Payload payload, ref Phase phase, ref SimTime delay, out SyncStatus status)
    {
        status = SyncStatus.Accepted;
        if (!_pending.ContainsKey(payload))
            return false;
        if (phase is Phase.BeginRequest or Phase.EndResponse)
            throw new TransportException(TransportRule.PhaseDirection, $"{phase.Name()} of {payload} came from {_socket.FullName} on the backward path");
        if (ReferenceEquals(_current, payload) && phase is Phase.EndRequest or Phase.BeginResponse)
            _endRequest.NotifyDelta();
        if (phase != Phase.BeginResponse)
            return true;
        End(payload, delay);
        status = SyncStatus.Completed;
        return true;
    }

    private async SimTask RunAsync()
    {
        while (true)
        {
            while (_requests.GetNext() is { } payload)
                await RequestAsync(payload);
            await _requests.Event;
        }
    }

    private async SimTask RequestAsync(Payload payload)
    {
        Phase phase = Phase.BeginRequest;
        SimTime delay = SimTime.Zero;
        _current = payload;
        SyncStatus status = _target(payload, ref phase, ref delay);
        if (status == SyncStatus.Completed)
            End(payload, delay);
        else if (phase == Phase.BeginRequest)
            await _endRequest;
        else if (phase == Phase.EndRequest)
            await _socket.Owner.DelayFor(delay);
        else
            await EndResponseAsync(payload, phase, delay);
        _current = null;
    }

    private async SimTask EndResponseAsync(Payload payload, Phase phase, SimTime delay)
    {
        if (phase != Phase.BeginResponse)
            throw new TransportException(TransportRule.UpdatedPhase, $"{_socket.FullName} moved {payload} from BEGIN_REQ to {phase.Name()}");
        await _socket.Owner.DelayFor(delay);
        phase = Phase.EndResponse;
        delay = SimTime.Zero;
        _target(payload, ref phase, ref delay);
        End(payload, delay);
    }

    private void End(Payload payload, SimTime delay)
    {
        if (_pending.Remove(payload, out PendingCall? call))
            call.Ended.Notify(delay);
    }

    private sealed class PendingCall(Component owner, string name)
    {
        public SimEvent Ended { get; } = new(owner, $"{name}.ended");
    }
}
