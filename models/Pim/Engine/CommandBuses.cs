namespace Tlm.Models.Pim.Engine;

/// <summary>The command buses of a channel: each carries one command at a time.</summary>
internal sealed class CommandBuses(int count)
{
    private readonly long[] _free = new long[count];

    /// <summary>First cycle in which the bus is free.</summary>
    public long FreeAt(int bus) => _free[bus];

    /// <summary>Takes a bus for so many cycles.</summary>
    public void Take(int bus, long now, int clocks) => _free[bus] = now + clocks;
}
