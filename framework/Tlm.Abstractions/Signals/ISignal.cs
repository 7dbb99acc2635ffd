namespace Tlm;

/// <summary>A signal as a writer sees it (<c>sc_signal_inout_if</c>, what an <c>sc_out</c> is bound to).</summary>
public interface ISignal<T> : IReadOnlySignal<T>
{
    /// <summary>Gives the value that the next update phase takes over; of several in one delta cycle the last one.</summary>
    void Write(T value);
}
