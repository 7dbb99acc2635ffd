namespace Tlm;

/// <summary>
/// A socket that requests leave by and responses come back to. One socket serves all ways of transport: blocking, non-blocking, direct
/// memory, debug, and channels (<see cref="SendAsync"/>); where the target offers another way, the sockets adapt.
/// </summary>
public sealed partial class InitiatorSocket : Port
{
    private readonly List<ITransportObserver> _observers = [];
    private IForwardTransport _forward;
    private TargetSocket? _target;

    /// <summary>A socket of a component.</summary>
    public InitiatorSocket(Component owner, string name)
        : base(owner, name)
    {
        _forward = new UnresolvedForward(this);
        _backward = new BackwardEntry(this);
    }

    /// <inheritdoc/>
    public override Type ItemType => typeof(Payload);

    /// <inheritdoc/>
    public override string Kind => "initiator socket";

    /// <summary>Width of the data bus in bits; both ends of a binding have the same.</summary>
    public int BusWidth { get; init; } = 32;

    /// <summary>Name of the protocol; both ends of a binding have the same. Protocols other than the base protocol may have rules of their own.</summary>
    public string Protocol { get; init; } = TransportProtocol.Base;

    /// <summary>Blocking transport that cannot wait; see <see cref="IForwardTransport.BTransport"/>.</summary>
    /// <exception cref="TransportException">The target waits, or offers nothing that fits.</exception>
    public void BTransport(Payload payload, ref SimTime delay)
    {
        if (IsExpanded(payload))
            StreamInLt.Run(_forward, payload, ref delay);
        else
            _forward.BTransport(payload, ref delay);
    }

    /// <summary>Blocking transport that may wait in simulated time; see <see cref="IForwardTransport.BTransportAsync"/>.</summary>
    public SimTask<SimTime> BTransportAsync(Payload payload, SimTime delay)
    {
        payload.Order = Root._sent++;
        if (IsExpanded(payload))
            return Expander.CallAsync(payload, delay);
        return _forward.BTransportAsync(payload, delay);
    }

    /// <summary>Non-blocking transport, forward path; see <see cref="IForwardTransport.NbTransportForward"/>. The payload comes from a pool.</summary>
    public SyncStatus NbTransportForward(Payload payload, ref Phase phase, ref SimTime delay)
    {
        payload.Order = _sent++;
        if (IsExpanded(payload))
            return Expander.NonBlocking.Forward(payload, ref phase, ref delay);
        return _forward.NbTransportForward(payload, ref phase, ref delay);
    }

    /// <summary>Reads or writes without time and side effects.</summary>
    /// <returns>Bytes moved; 0 when the target does not support it.</returns>
    /// <exception cref="TransportException">The target runs in another partition and the simulation is not paused.</exception>
    public long TransportDebug(Payload payload)
    {
        payload.ThrowIfReleased();
        return _forward.TransportDebug(payload);
    }

    /// <summary>Lets an observer see what passes; before time 0.</summary>
    public void Observe(ITransportObserver observer)
    {
        _observers.Add(observer);
        if (Root._target is not null)
            Root.ChooseForward();
    }

    /// <summary>The target as a step server; null when it is none, or is reached over a link that takes time.</summary>
    public IStepServer? StepServer => Root.IsDirect ? (Root._target!.Entry as IStepServer) ?? (Root._target.Owner as IStepServer) : null;

    internal IForwardTransport Forward => _forward;

    /// <summary>True when the payload is a stream whose steps go singly.</summary>
    internal bool IsExpanded(Payload payload) => payload.Attention != Attention.None && NeedsExpansion(payload);

    /// <summary>Looks closer at an unusual payload.</summary>
    /// <returns>True when it is a stream and the target wants single steps.</returns>
    private bool NeedsExpansion(Payload payload)
    {
        payload.ThrowIfReleased();
        _ = _forward is UnresolvedForward unresolved ? unresolved.Resolve() : _forward;
        TargetSocket target = Root._target!;
        target.RequireKnownExtensions(payload);
        return payload.IsStream && !target.Serves(payload.StreamShape);
    }
}
