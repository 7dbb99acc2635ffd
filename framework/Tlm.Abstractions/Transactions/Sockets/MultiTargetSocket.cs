namespace Tlm;

/// <summary>A target socket that may be bound to several initiators (TLM-2.0's multi passthrough target socket): one leg a binding.</summary>
public sealed class MultiTargetSocket(Component owner, string name) : Port(owner, name)
{
    private readonly List<TargetSocket> _legs = [];
    private readonly List<Action<TargetSocket, int>> _registrations = [];

    /// <inheritdoc/>
    public override Type ItemType => typeof(Payload);

    /// <inheritdoc/>
    public override string Kind => "multi target socket";

    /// <inheritdoc/>
    public override bool IsBound => _legs.Count > 0;

    /// <summary>See <see cref="TargetSocket.KnowsStreams"/>.</summary>
    public bool KnowsStreams { get; init; }

    /// <summary>See <see cref="TargetSocket.Adapts"/>.</summary>
    public bool Adapts { get; init; } = true;

    /// <summary>Bindings so far.</summary>
    public int Count => _legs.Count;

    /// <summary>The leg from the initiator bound as number <paramref name="index"/>, from 0 on.</summary>
    public TargetSocket this[int index] => _legs[index];

    /// <summary>Offers blocking transport, told the number of the leg.</summary>
    public void RegisterBTransport(TaggedBTransportCallback callback) => Register((leg, index) => leg.RegisterBTransport(callback, index));

    /// <summary>Offers blocking transport that may wait, told the number of the leg.</summary>
    public void RegisterBTransportAsync(TaggedBTransportAsyncCallback callback) => Register((leg, index) => leg.RegisterBTransportAsync(callback, index));

    /// <summary>Offers non-blocking transport, told the number of the leg.</summary>
    public void RegisterNbTransportForward(TaggedNbTransportCallback callback) => Register((leg, index) => leg.RegisterNbTransportForward(callback, index));

    /// <summary>Offers direct memory pointers, told the number of the leg.</summary>
    public void RegisterGetDirectMemoryPointer(Func<int, Payload, DmiRegion, bool> callback) =>
        Register((leg, index) => leg.RegisterGetDirectMemoryPointer((payload, region) => callback(index, payload, region)));

    /// <summary>Offers debug transport, told the number of the leg.</summary>
    public void RegisterTransportDebug(Func<int, Payload, long> callback) =>
        Register((leg, index) => leg.RegisterTransportDebug(payload => callback(index, payload)));

    /// <summary>Does something with every leg, those that are bound later included.</summary>
    public void Register(Action<TargetSocket, int> registration)
    {
        _registrations.Add(registration);
        for (int i = 0; i < _legs.Count; i++)
            registration(_legs[i], i);
    }

    internal override Port TakeBinding()
    {
        var leg = new TargetSocket(Owner, $"{Name}[{_legs.Count}]") { KnowsStreams = KnowsStreams, Adapts = Adapts };
        _legs.Add(leg);
        foreach (Action<TargetSocket, int> registration in _registrations)
            registration(leg, _legs.Count - 1);
        return leg;
    }

    internal override void Bind(Port to, LinkTiming timing, SimulationContext simulation) => TakeBinding().Bind(to, timing, simulation);

    internal override bool TryLink(Port to, LinkTiming timing, SimulationContext simulation) => false;
}
