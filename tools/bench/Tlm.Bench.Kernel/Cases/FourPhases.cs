using Tlm.Kernel;

namespace Tlm.Bench.Kernel.Cases;

/// <summary>Transactions of four phases, one at a time, with a payload event queue at each end.</summary>
internal sealed class FourPhaseInitiator : Component
{
    private static readonly SimTime Flight = SimTime.FromNanoseconds(1);
    private readonly PayloadPool _pool = new();
    private readonly PhaseEventQueue _queue;
    private readonly SimEvent _done;
    private readonly long _count;

    public FourPhaseInitiator(ComponentContext context, long count)
        : base(context)
    {
        _count = count;
        Socket = new InitiatorSocket(this, "socket");
        Socket.RegisterNbTransportBackward(Backward);
        _queue = new PhaseEventQueue(this, "queue", Advance);
        _done = new SimEvent(this, "done");
        Thread("run", Run);
    }

    public InitiatorSocket Socket { get; }

    public WorkCounter Work { get; } = new();

    private async SimTask Run()
    {
        for (long i = 0; i < _count; i++)
        {
            Payload payload = _pool.Rent().SetRead((ulong)(i & 0xfff), 4);
            Begin(payload);
            await _done;
            payload.Release();
            Work.Resumptions++;
        }
    }

    private void Begin(Payload payload)
    {
        Phase phase = Phase.BeginRequest;
        SimTime delay = Flight;
        Socket.NbTransportForward(payload, ref phase, ref delay);
    }

    private SyncStatus Backward(Payload payload, ref Phase phase, ref SimTime delay)
    {
        _queue.Notify(payload, phase, delay);
        return SyncStatus.Accepted;
    }

    private void Advance(Payload payload, Phase phase)
    {
        if (phase != Phase.BeginResponse)
            return;
        phase = Phase.EndResponse;
        SimTime delay = Flight;
        Socket.NbTransportForward(payload, ref phase, ref delay);
        _done.Notify();
    }
}

/// <summary>Ends a request when it has arrived and begins the response 10 ns later.</summary>
internal sealed class FourPhaseTarget : Component
{
    private static readonly SimTime Flight = SimTime.FromNanoseconds(1);
    private static readonly SimTime Latency = SimTime.FromNanoseconds(10);
    private readonly PhaseEventQueue _queue;

    public FourPhaseTarget(ComponentContext context)
        : base(context)
    {
        Socket = new TargetSocket(this, "socket");
        Socket.RegisterNbTransportForward(Forward);
        _queue = new PhaseEventQueue(this, "queue", Advance);
    }

    public TargetSocket Socket { get; }

    private SyncStatus Forward(Payload payload, ref Phase phase, ref SimTime delay)
    {
        _queue.Notify(payload, phase, delay);
        return SyncStatus.Accepted;
    }

    private void Advance(Payload payload, Phase phase)
    {
        switch (phase)
        {
            case Phase.BeginRequest:
                Send(payload, Phase.EndRequest);
                _queue.Notify(payload, Phase.BeginResponse, Latency);
                break;
            case Phase.BeginResponse:
                payload.ResponseStatus = ResponseStatus.Ok;
                Send(payload, Phase.BeginResponse);
                break;
            default:
                break;
        }
    }

    private void Send(Payload payload, Phase phase)
    {
        SimTime delay = Flight;
        Socket.NbTransportBackward(payload, ref phase, ref delay);
    }
}

/// <summary>Puts the four-phase case together.</summary>
internal static class FourPhases
{
    public static WorkCounter Build(SimulationBuilder builder, long count)
    {
        FourPhaseInitiator initiator = builder.Add("initiator", c => new FourPhaseInitiator(c, count));
        builder.Connect(initiator.Socket, builder.Add("target", static c => new FourPhaseTarget(c)).Socket);
        return initiator.Work;
    }
}
