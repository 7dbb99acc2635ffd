namespace Tlm.Samples.SystemC;

/// <summary>Data over signals from a clocked writer to a clocked reader. How the two agree is up to the kinds of handshake.</summary>
internal abstract class Handshake<T>(ComponentContext context) : Component(context)
{
    /// <summary>Puts the reader's signals into their first state.</summary>
    public abstract void ResetReader();

    /// <summary>Puts the writer's signals into their first state.</summary>
    public abstract void ResetWriter();

    /// <summary>Takes a value; at the next edge at the earliest.</summary>
    public abstract SimTask<T> ReadAsync();

    /// <summary>Gives a value.</summary>
    public abstract SimTask WriteAsync(T value);
}
