namespace Tlm.Samples.SystemC;

/// <summary>A packet for one to four receivers; a signal carries it as a value.</summary>
/// <param name="Data">Eight bits of data.</param>
/// <param name="Sender">Who sent it: 0 to 3.</param>
/// <param name="Destinations">A bit for each receiver that still has to get it.</param>
public readonly record struct Packet(sbyte Data, int Sender, int Destinations)
{
    /// <summary>True where a receiver has to get it.</summary>
    public bool IsFor(int receiver) => (Destinations & (1 << receiver)) != 0;

    /// <summary>The packet once a receiver has got it.</summary>
    public Packet Without(int receiver) => this with { Destinations = Destinations & ~(1 << receiver) };
}
