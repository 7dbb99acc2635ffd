namespace Tlm;

// To what the socket is bound: an initiator, or (from outside) a socket of a part of its component.
public sealed partial class TargetSocket
{
    private TargetSocket? _outer;
    private TargetSocket? _inner;

    /// <inheritdoc/>
    public override bool IsBound => _outer is not null || Peer is not null;

    /// <summary>The outermost socket of the hierarchy, the one that has the link.</summary>
    internal TargetSocket Root => _outer is null ? this : _outer.Root;

    /// <summary>The innermost socket of the hierarchy, the one that the target uses.</summary>
    internal TargetSocket Leaf => _inner is null ? this : _inner.Leaf;

    internal InitiatorSocket Initiator => Root.Peer as InitiatorSocket ?? throw Unbound();

    internal override void Bind(Port to, LinkTiming timing, SimulationContext simulation)
    {
        if (to is not TargetSocket inner)
        {
            base.Bind(to, timing, simulation);
            return;
        }
        if (_inner is not null || inner.IsBound)
            throw new ElaborationException($"{Kind} {(_inner is not null ? FullName : inner.FullName)} is bound twice");
        _inner = inner;
        inner._outer = this;
    }

    internal override void Complete()
    {
        if (TakesCalls && Root.Peer is not null)
            _entry.ServeLink();
    }
}
