namespace Tlm;

/// <summary>A port that reads a signal (SystemC's <c>sc_in</c>).</summary>
public sealed class SignalIn<T>(Component owner, string name) : InterfacePort<IReadOnlySignal<T>>(owner, name)
{
    /// <inheritdoc/>
    public override string Kind => "signal in";

    /// <summary>The value as of the last update phase.</summary>
    public T Value => Interface.Value;

    /// <summary>True in the delta cycle right after a change.</summary>
    public bool HasChanged => Interface.HasChanged;

    /// <summary>Notified in the delta cycle after the value changed.</summary>
    public EventFinder ValueChanged => Find(static signal => signal.ValueChanged);

    /// <summary>Notified when the signal has become true or 1.</summary>
    public EventFinder PositiveEdge => Find(static signal => signal.PositiveEdge);

    /// <summary>Notified when the signal has become false or 0.</summary>
    public EventFinder NegativeEdge => Find(static signal => signal.NegativeEdge);
}
