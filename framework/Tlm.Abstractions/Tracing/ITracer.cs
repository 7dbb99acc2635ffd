namespace Tlm;

/// <summary>Is told every change of every signal and channel, for waveforms and checks. Declared values are numbers or text.</summary>
public interface ITracer
{
    /// <summary>A source of changes comes into being, before time 0.</summary>
    /// <param name="name">Its dotted name.</param>
    /// <param name="type">Type of its values; for a channel, <see cref="long"/>: the number of items in it.</param>
    /// <param name="partition">The partition whose thread tells its changes; times never decrease within one.</param>
    /// <returns>A number to name it by.</returns>
    int Declare(string name, Type type, string partition);

    /// <summary>A whole number; a boolean is 0 or 1.</summary>
    void Change(int source, SimTime time, long value);

    /// <summary>Any other value as text: an <see cref="IBitVector"/> as its bits, a number with a fraction in decimal digits.</summary>
    void Change(int source, SimTime time, string value);
}
