namespace Tlm.Transactions.Tests.Support;

/// <summary>An approximately timed memory: END_REQ after 4 ns, BEGIN_RESP after 10 ns; or less phases.</summary>
internal sealed class PhasedTarget
{
    private readonly TargetSocket _socket;
    private readonly MemoryStore _store;
    private readonly PhaseEventQueue _queue;
    private readonly string _way;

    public PhasedTarget(Part part, TargetSocket socket, MemoryStore store, string way)
    {
        (_socket, _store, _way) = (socket, store, way);
        _queue = new PhaseEventQueue(part, "phases", Advance);
        socket.RegisterNbTransportForward(Forward);
    }

    private SyncStatus Forward(Payload payload, ref Phase phase, ref SimTime delay)
    {
        if (phase == Phase.EndResponse)
            return SyncStatus.Completed;
        if (_way == "one-phase")
        {
            MemoryAccess.Perform(_store, payload, "target");
            delay += Targets.Latency;
            return SyncStatus.Completed;
        }
        _queue.Notify(payload, Phase.BeginResponse, delay + Targets.Latency);
        if (_way == "four-phase")
        {
            _queue.Notify(payload, Phase.EndRequest, delay + Bench.Ns(4));
            return SyncStatus.Accepted;
        }
        phase = Phase.EndRequest;
        delay += Bench.Ns(4);
        return SyncStatus.Updated;
    }

    private void Advance(Payload payload, Phase phase)
    {
        if (phase == Phase.BeginResponse)
            MemoryAccess.Perform(_store, payload, "target");
        SimTime delay = SimTime.Zero;
        _socket.NbTransportBackward(payload, ref phase, ref delay);
    }
}
