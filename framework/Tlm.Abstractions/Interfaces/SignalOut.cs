namespace Tlm;

/// <summary>A port that writes a signal, and may read it (SystemC's <c>sc_out</c> and <c>sc_inout</c>).</summary>
public sealed class SignalOut<T>(Component owner, string name) : InterfacePort<ISignal<T>>(owner, name)
{
    /// <inheritdoc/>
    public override string Kind => "signal out";

    /// <summary>The value as of the last update phase.</summary>
    public T Value => Interface.Value;

    /// <summary>Notified in the delta cycle after the value changed.</summary>
    public EventFinder ValueChanged => Find(static signal => signal.ValueChanged);

    /// <summary>Notified when the signal has become true or 1.</summary>
    public EventFinder PositiveEdge => Find(static signal => signal.PositiveEdge);

    /// <summary>Notified when the signal has become false or 0.</summary>
    public EventFinder NegativeEdge => Find(static signal => signal.NegativeEdge);

    /// <summary>Gives the value that the next update phase takes over.</summary>
    /// <exception cref="SimulationException">Another process drives the signal.</exception>
    public void Write(T value) => Interface.Write(value);

    /// <summary>Writes as soon as the port is bound, before time 0.</summary>
    public void Initialize(T value) => WhenBound(() => Write(value));
}
