namespace Tlm;

/// <summary>A named end of a link on a component. Bound exactly once before time 0, unless optional.</summary>
public abstract class Port
{
    private protected Port(Component owner, string name)
    {
        if (name.Length == 0 || name.Contains('.', StringComparison.Ordinal))
            throw new ElaborationException($"'{name}' is no port name: it must not be empty or contain a dot");
        Owner = owner;
        Name = name;
        owner.Add(this);
    }

    /// <summary>The component that the port belongs to.</summary>
    public Component Owner { get; }

    /// <summary>The name within the component.</summary>
    public string Name { get; }

    /// <summary>The dotted name from the root.</summary>
    public string FullName => $"{Owner.FullName}.{Name}";

    /// <summary>What the port carries.</summary>
    public abstract Type ItemType { get; }

    /// <summary>What the port carries, as C# writes it ("Payload", "IReadOnlySignal&lt;Boolean&gt;").</summary>
    public string ItemName => NameOf(ItemType);

    /// <summary>The kind of port as text, for messages and listings ("out port", "initiator socket").</summary>
    public abstract string Kind { get; }

    /// <summary>True where the port may stay unbound.</summary>
    public bool IsOptional { get; init; }

    /// <summary>The port at the other end of the link, once bound.</summary>
    public Port? Peer { get; private protected set; }

    /// <summary>True once bound.</summary>
    public virtual bool IsBound => Peer is not null;

    /// <summary>The timing of the link, once bound.</summary>
    public LinkTiming? Timing { get; private set; }

    /// <summary>The dotted name.</summary>
    public override string ToString() => FullName;

    /// <summary>Makes the link from this port to another, if that is of the fitting kind.</summary>
    internal abstract bool TryLink(Port to, LinkTiming timing, SimulationContext simulation);

    /// <summary>What may take the binding in place of this port: a leg of a socket that may be bound several times.</summary>
    internal virtual Port TakeBinding() => this;

    /// <summary>Called once every port is bound, before the components' end of elaboration.</summary>
    internal virtual void Complete()
    {
    }

    internal virtual void Bind(Port to, LinkTiming timing, SimulationContext simulation)
    {
        to = to.TakeBinding();
        RefuseSecondBinding(to);
        to.RefuseSecondBinding(this);
        if (!TryLink(to, timing, simulation))
            throw new ElaborationException($"{Describe()} cannot be connected to {to.Describe()}");
        (Peer, Timing) = (to, timing);
        (to.Peer, to.Timing) = (this, timing);
    }

    internal string Describe() => $"{Kind} {FullName} ({ItemName})";

    private protected InvalidOperationException Unbound() => new($"{Kind} {FullName} is not bound");

    private static string NameOf(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
        : type.Name;

    private void RefuseSecondBinding(Port other)
    {
        if (Peer is not null)
            throw new ElaborationException($"{Kind} {FullName} is bound twice: to {Peer.FullName} and to {other.FullName}");
    }
}
