namespace Tlm.Conformance.Driving;

/// <summary>A memory of any size that notes what it is asked; one request an interval, each after a latency.</summary>
internal sealed class StandIn : Component
{
    private const int Enough = 2000;
    private readonly MemoryPlan _plan;
    private readonly List<Answer> _answers = [];
    private readonly List<string> _breaches = [];
    private SimTime _free;

    public StandIn(ComponentContext context, Port peer, MemoryPlan plan)
        : base(context)
    {
        (Peer, _plan) = (peer, plan);
        Port = new TargetSocket(this, "port") { KnowsStreams = true, StreamLinks = StreamLinks.AsOneItem, BusWidth = (peer as InitiatorSocket)?.BusWidth ?? 32, Protocol = (peer as InitiatorSocket)?.Protocol ?? TransportProtocol.Base };
        Port.PassesExtensions().RegisterBTransportAsync(ServeAsync);
    }

    public Port Peer { get; }

    public TargetSocket Port { get; }

    public IReadOnlyList<Answer> Answers => _answers;

    public IReadOnlyList<string> Breaches => _breaches;

    private async SimTask<SimTime> ServeAsync(Payload payload, SimTime delay)
    {
        Check(payload);
        SimTime start = SimTime.Max(Now + delay, _free);
        _free = start + _plan.Interval;
        await WaitUntil(start + _plan.Latency);
        payload.ResponseStatus = ResponseStatus.Ok;
        _answers.Add(new Answer(_answers.Count, Now, ResponseStatus.Ok, payload.ReferenceCount, 0));
        if (_answers.Count == Enough)
            Context.Simulation.RequestStop();
        return SimTime.Zero;
    }

    private void Check(Payload payload)
    {
        try
        {
            payload.Validate();
            if (payload.IsStream)
                payload.StreamShape.Validate();
            if (payload.ResponseStatus != ResponseStatus.Incomplete)
                _breaches.Add($"{TransportRule.StatusIncomplete}: {payload} is sent with status {payload.ResponseStatus}");
        }
        catch (Exception error) when (error is TransportException or ArgumentException)
        {
            _breaches.Add(error.Message);
        }
    }
}

/// <summary>The socket that fits a target.</summary>
internal static class Partner
{
    public static InitiatorSocket Of(Component owner, Port peer)
    {
        var target = peer as TargetSocket;
        return new InitiatorSocket(owner, "socket") { BusWidth = target?.BusWidth ?? 32, Protocol = target?.Protocol ?? TransportProtocol.Base };
    }
}

/// <summary>An initiator that asks nothing.</summary>
internal sealed class Idle : Component
{
    public Idle(ComponentContext context, Port peer)
        : base(context)
    {
        Socket = Partner.Of(this, peer);
    }

    public InitiatorSocket Socket { get; }
}
