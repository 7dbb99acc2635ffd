namespace Tlm;

/// <summary>
/// An interface that a component offers to the outside (SystemC's <c>sc_export</c>): bound to a channel within, or to an export of a part; ports outside are
/// bound to it.
/// </summary>
/// <typeparam name="T">What is called.</typeparam>
public sealed class InterfaceExport<T> : InterfaceEnd<T>
    where T : class
{
    /// <summary>An export of a component.</summary>
    public InterfaceExport(Component owner, string name)
        : base(owner, name, maximum: 1)
    {
    }

    /// <summary>An export of a component that offers a channel.</summary>
    public InterfaceExport(Component owner, string name, T channel)
        : this(owner, name) => Bind(channel);

    /// <inheritdoc/>
    public override string Kind => "interface export";
}
