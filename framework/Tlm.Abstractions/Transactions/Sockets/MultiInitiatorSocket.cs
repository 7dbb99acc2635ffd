namespace Tlm;

/// <summary>An initiator socket that may be bound to several targets (TLM-2.0's multi passthrough initiator socket): one leg a binding.</summary>
public sealed class MultiInitiatorSocket(Component owner, string name) : Port(owner, name)
{
    private readonly List<InitiatorSocket> _legs = [];
    private TaggedNbTransportCallback? _backward;
    private Action<int, ulong, ulong>? _invalidate;

    /// <inheritdoc/>
    public override Type ItemType => typeof(Payload);

    /// <inheritdoc/>
    public override string Kind => "multi initiator socket";

    /// <inheritdoc/>
    public override bool IsBound => _legs.Count > 0;

    /// <summary>Bindings so far.</summary>
    public int Count => _legs.Count;

    /// <summary>The leg to the target bound as number <paramref name="index"/>, from 0 on.</summary>
    public InitiatorSocket this[int index] => _legs[index];

    /// <summary>Offers a callback for the backward path that is told the number of the leg.</summary>
    public void RegisterNbTransportBackward(TaggedNbTransportCallback callback) => _backward = callback;

    /// <summary>Offers a callback for invalidations that is told the number of the leg.</summary>
    public void RegisterInvalidateDirectMemoryPointer(Action<int, ulong, ulong> callback) => _invalidate = callback;

    internal override Port TakeBinding()
    {
        int index = _legs.Count;
        var leg = new InitiatorSocket(Owner, $"{Name}[{index}]");
        leg.RegisterNbTransportBackward((Payload payload, ref Phase phase, ref SimTime delay) => Call(index, payload, ref phase, ref delay));
        if (_invalidate is { } invalidate)
            leg.RegisterInvalidateDirectMemoryPointer((start, end) => invalidate(index, start, end));
        _legs.Add(leg);
        return leg;
    }

    internal override void Bind(Port to, LinkTiming timing, SimulationContext simulation) => TakeBinding().Bind(to, timing, simulation);

    internal override bool TryLink(Port to, LinkTiming timing, SimulationContext simulation) => false;

    private SyncStatus Call(int index, Payload payload, ref Phase phase, ref SimTime delay)
    {
        TaggedNbTransportCallback callback = _backward
            ?? throw new TransportException(TransportRule.NotOffered, $"{FullName} offers no callback for the backward path");
        return callback(index, payload, ref phase, ref delay);
    }
}
