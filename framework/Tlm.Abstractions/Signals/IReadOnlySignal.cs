namespace Tlm;

/// <summary>A signal as a reader sees it (<c>sc_signal_in_if</c>, what an <c>sc_in</c> is bound to).</summary>
public interface IReadOnlySignal<T>
{
    /// <summary>The value as of the last update phase.</summary>
    T Value { get; }

    /// <summary>Notified in the delta cycle after the value changed.</summary>
    SimEvent ValueChanged { get; }

    /// <summary>Notified when a signal of <see cref="bool"/> or <see cref="Logic"/> has become true or 1; never for other types.</summary>
    SimEvent PositiveEdge { get; }

    /// <summary>Notified when a signal of <see cref="bool"/> or <see cref="Logic"/> has become false or 0; never for other types.</summary>
    SimEvent NegativeEdge { get; }

    /// <summary>True in the delta cycle right after a change.</summary>
    bool HasChanged { get; }
}
