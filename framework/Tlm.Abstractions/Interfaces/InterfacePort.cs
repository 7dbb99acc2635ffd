namespace Tlm;

/// <summary>
/// A port that calls an interface (SystemC's <c>sc_port</c>): <c>port.Interface.Run()</c>. Bound by <c>Bind</c> or <c>Connect</c> to a channel, to an
/// export, or to a port of the parent.
/// </summary>
/// <typeparam name="T">What is called.</typeparam>
public class InterfacePort<T> : InterfaceEnd<T>
    where T : class
{
    /// <summary>A port of a component.</summary>
    /// <param name="owner">The component.</param>
    /// <param name="name">Name within the component.</param>
    /// <param name="maximum">How many interfaces it may be bound to; 0: any number.</param>
    public InterfacePort(Component owner, string name, int maximum = 1)
        : base(owner, name, maximum)
    {
    }

    /// <inheritdoc/>
    public override string Kind => "interface port";

    /// <summary>An event of what the port is bound to, to be named before it is bound (SystemC: event finder).</summary>
    /// <param name="find">Gives the event of a channel; with several channels, that of each.</param>
    public EventFinder Find(Func<T, SimEvent> find) => new(this, channel => find((T)channel));
}
