namespace Tlm.Conformance.Tests;

/// <summary>A memory that does one thing wrong.</summary>
internal sealed class BadTarget : Component
{
    private static int s_made;
    private readonly TargetSocket _port;
    private readonly string _fault;
    private readonly int _number;
    private int _served;

    public BadTarget(ComponentContext context, string fault)
        : base(context)
    {
        _fault = fault;
        _number = s_made++;
        _port = new TargetSocket(this, "port");
        if (fault is "no status" or "wrong phases")
            Register();
        else
            Server("serve", ServeAsync);
    }

    private void Register()
    {
        if (_fault == "no status")
            _port.RegisterBTransport(static (Payload _, ref SimTime delay) => delay += SimTime.FromNanoseconds(1));
        else
            _port.RegisterNbTransportForward(Forward);
    }

    private SyncStatus Forward(Payload payload, ref Phase phase, ref SimTime delay)
    {
        if (phase == Phase.EndResponse)
            return SyncStatus.Completed;
        delay += SimTime.FromNanoseconds(1); // and yet it returns Accepted
        payload.ResponseStatus = ResponseStatus.Ok;
        Spawn($"respond{_served++}", () => RespondAsync(payload));
        return SyncStatus.Accepted;
    }

    private async SimTask RespondAsync(Payload payload)
    {
        await Delay(SimTime.FromNanoseconds(2));
        Phase phase = Phase.BeginResponse;
        SimTime delay = SimTime.Zero;
        _port.NbTransportBackward(payload, ref phase, ref delay);
    }

    private async SimTask ServeAsync()
    {
        while (true)
        {
            Payload payload = await _port.ReceiveAsync();
            _served++;
            while (_fault == "livelock" && _served == 20)
                await Delay(SimTime.Zero);
            if (_fault == "forgets" && _served == 7)
                continue;
            if (_fault == "drops when many wait" && _served > 40)
                continue;
            if (_fault == "throws on large" && payload.Length > 1 << 20)
                throw new SimulationException("too large");
            if (_fault == "throws on one byte" && payload.Length == 1)
                throw new SimulationException("too small");
            if (_fault == "throws on high" && payload.Address > uint.MaxValue)
                throw new SimulationException("too high");
            await Delay(SimTime.FromNanoseconds(_fault == "random" ? 5 + _number : 5));
            await _port.RespondAsync(payload);
        }
    }
}
