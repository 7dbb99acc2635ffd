namespace Tlm;

// To what the socket is bound: a target, or the socket of the component around its own.
public sealed partial class InitiatorSocket
{
    private InitiatorSocket? _outer;
    private InitiatorSocket? _inner;

    /// <inheritdoc/>
    public override bool IsBound => _outer is not null || Peer is not null;

    /// <summary>The outermost socket of the hierarchy, the one that has the link.</summary>
    internal InitiatorSocket Root => _outer is null ? this : _outer.Root;

    /// <summary>The innermost socket of the hierarchy, the one that the initiator uses.</summary>
    internal InitiatorSocket Leaf => _inner is null ? this : _inner.Leaf;

    /// <summary>True when the link takes no time and does not leave the partition.</summary>
    private bool IsDirect => _target is not null && Timing == LinkTiming.Immediate && ReferenceEquals(_target.Owner.Scheduler, Owner.Scheduler);

    internal override void Bind(Port to, LinkTiming timing, SimulationContext simulation)
    {
        if (to is not InitiatorSocket outer)
        {
            base.Bind(to, timing, simulation);
            return;
        }
        if (IsBound || outer._inner is not null)
            throw new ElaborationException($"{Kind} {(IsBound ? FullName : outer.FullName)} is bound twice");
        _outer = outer;
        outer._inner = this;
    }

    internal override void Complete()
    {
        if (_outer is not null)
        {
            _outer.Complete();
            _forward = Root._forward;
            return;
        }
        if (_target is not null || Peer is not TargetSocket peer)
            return;
        _target = peer.Leaf;
        CheckFit(peer);
        ChooseForward();
    }

    internal override bool TryLink(Port to, LinkTiming timing, SimulationContext simulation)
    {
        if (to is not TargetSocket target)
            return false;
        Scheduler here = Owner.Scheduler;
        Scheduler there = to.Owner.Scheduler;
        _requests = new TimedChannel<Payload>($"{FullName}->{to.FullName}", here, there, timing, p => target.Leaf.WorksOutLink ? 0 : p.RequestBytes) { From = this, To = to };
        _responses = new TimedChannel<Payload>($"{to.FullName}->{FullName}", there, here, timing, p => target.Leaf.WorksOutLink ? 0 : p.ResponseBytes) { From = to, To = this, IsAnswer = true };
        _requests.Receiving.Watch = RequestWatch.Instance;
        _requests.Receiving.Trace = new TraceSource(simulation, there, _requests.Name, typeof(long));
        _responses.Receiving.Trace = new TraceSource(simulation, here, _responses.Name, typeof(long));
        target.Attach(_requests, _responses);
        simulation.Add(_requests);
        simulation.Add(_responses);
        return true;
    }

    private void ChooseForward()
    {
        TargetSocket target = _target!;
        IForwardTransport forward = IsDirect && target.TakesCalls ? target.Entry : new LinkForward(this, target);
        List<ITransportObserver> observers = Leaf._observers;
        for (InitiatorSocket? socket = Leaf._outer; socket is not null; socket = socket._outer)
            observers = [.. observers, .. socket._observers];
        _backward.Observers = [.. observers];
        Leaf._backward.Observers = _backward.Observers;
        _forward = observers.Count == 0 ? forward : new ObservedForward(this, forward, [.. observers]);
        for (InitiatorSocket? socket = _inner; socket is not null; socket = socket._inner)
            socket._forward = _forward;
    }

    private void CheckFit(TargetSocket peer)
    {
        if (Leaf.BusWidth != peer.Leaf.BusWidth || BusWidth != peer.BusWidth)
            throw new ElaborationException($"{FullName} has a bus of {BusWidth} bits, {peer.FullName} one of {peer.BusWidth}: {TransportRule.Binding} wants them equal");
        if (Leaf.Protocol != peer.Leaf.Protocol)
            throw new ElaborationException($"{FullName} speaks protocol '{Leaf.Protocol}', {peer.FullName} '{peer.Leaf.Protocol}': {TransportRule.Binding} wants them equal");
    }
}
