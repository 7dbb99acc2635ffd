namespace Tlm;

/// <summary>One end of an interface binding: what components call each other through where no transaction and no message travels.</summary>
public abstract class InterfaceEnd : Port
{
    private readonly List<object> _bound = [];
    private readonly List<Action> _whenBound = [];
    private object[]? _interfaces;
    private bool _resolving;

    private protected InterfaceEnd(Component owner, string name, int maximum)
        : base(owner, name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maximum);
        Maximum = maximum;
    }

    /// <summary>How many interfaces it may be bound to; 0: any number.</summary>
    public int Maximum { get; }

    /// <inheritdoc/>
    public override bool IsBound => _bound.Count > 0;

    /// <summary>What the end is bound to in the end, in the order of binding; empty until every binding is known.</summary>
    private protected ReadOnlySpan<object> Found => _interfaces;

    private protected void Take(object channel)
    {
        if (_interfaces is not null)
            throw new ElaborationException($"{Describe()} cannot be bound: elaboration is over");
        if (channel is InterfaceEnd end)
            Peer ??= end;
        _bound.Add(channel);
    }

    /// <summary>Calls back once the bindings are known; at once where they are.</summary>
    internal void WhenBound(Action action)
    {
        if (_interfaces is null)
            _whenBound.Add(action);
        else
            action();
    }

    internal override bool TryLink(Port to, LinkTiming timing, SimulationContext simulation) => false;

    internal override void Bind(Port to, LinkTiming timing, SimulationContext simulation)
    {
        if (to is not InterfaceEnd || !ItemType.IsAssignableFrom(to.ItemType))
            throw new ElaborationException($"{Describe()} cannot be connected to {to.Describe()}");
        if (timing != LinkTiming.Immediate)
            throw new ElaborationException($"{Describe()} calls {to.Describe()} directly: such a link has no latency, bandwidth or capacity");
        Take(to);
    }

    internal override void Complete()
    {
        if (_interfaces is not null)
            return;
        _interfaces = [.. Resolve()];
        foreach (Action action in _whenBound)
            action();
        _whenBound.Clear();
    }

    internal IReadOnlyList<object> Resolve()
    {
        if (_interfaces is not null)
            return _interfaces;
        if (_resolving)
            throw new ElaborationException($"{Describe()} is bound to itself, by way of others");
        _resolving = true;
        List<object> found = [];
        foreach (object bound in _bound)
            AddFrom(bound, found);
        _resolving = false;
        return Maximum == 0 || found.Count <= Maximum
            ? found
            : throw new ElaborationException($"{Describe()} is bound to {found.Count} interfaces, at most {Maximum} was expected");
    }

    private void AddFrom(object bound, List<object> found)
    {
        foreach (object channel in bound is InterfaceEnd end ? end.Resolve() : [bound])
        {
            RefuseOtherPartition(channel);
            if (found.Contains(channel))
                throw new ElaborationException($"{Describe()} is bound to {channel} twice");
            found.Add(channel);
        }
    }

    private void RefuseOtherPartition(object channel)
    {
        Scheduler? scheduler = channel switch { Component component => component.Scheduler, PrimitiveChannel primitive => primitive.Scheduler, _ => null };
        if (scheduler is not null && scheduler != Owner.Scheduler)
            throw new ElaborationException($"{Describe()} in partition '{Owner.Scheduler.Partition}' is bound to {channel} in partition '{scheduler.Partition}'; only timed channels lead into another partition");
    }
}
