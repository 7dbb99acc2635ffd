namespace Tlm;

/// <summary>An end of an interface binding whose interface is known.</summary>
/// <typeparam name="T">What is called: an interface, or a class.</typeparam>
public abstract class InterfaceEnd<T> : InterfaceEnd
    where T : class
{
    private protected InterfaceEnd(Component owner, string name, int maximum)
        : base(owner, name, maximum)
    {
    }

    /// <inheritdoc/>
    public override Type ItemType => typeof(T);

    /// <summary>The interface that the end is bound to; of several the first. Known from the end of elaboration on.</summary>
    /// <exception cref="InvalidOperationException">The end is not bound, or not yet.</exception>
    public T Interface => Found is [var first, ..] ? (T)first : throw Unbound();

    /// <summary>Interfaces that the end is bound to; 0 until the end of elaboration.</summary>
    public int Count => Found.Length;

    /// <summary>One of the interfaces, in the order of binding.</summary>
    public T this[int index] => (T)Found[index];

    /// <summary>Binds the end to a channel or component that implements the interface.</summary>
    /// <exception cref="ElaborationException">Elaboration is over.</exception>
    public void Bind(T channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        Take(channel);
    }

    /// <summary>Binds the end to all that another one is bound to: a port to a port of the parent or an export, an export to one of a child.</summary>
    /// <exception cref="ElaborationException">Elaboration is over.</exception>
    public void Bind<TOther>(InterfaceEnd<TOther> end)
        where TOther : class, T => Take(end);
}
