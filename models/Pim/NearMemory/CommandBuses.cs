namespace Tlm.Models.Pim.NearMemory;

/// <summary>The command bus of the channel and, where ranks have a controller of their own, one bus inside each rank: one command at a time.</summary>
internal sealed class CommandBuses
{
    private readonly long[] _free;
    private readonly bool _local;

    public CommandBuses(int ranks, bool local)
    {
        _free = new long[ranks + 1];
        _local = local;
    }

    /// <summary>The channel's bus.</summary>
    public const int Channel = 0;

    /// <summary>The bus for the commands of a rank's units.</summary>
    public int OfUnits(int rank) => _local ? rank + 1 : Channel;

    /// <summary>First cycle in which the bus is free.</summary>
    public long FreeAt(int bus) => _free[bus];

    /// <summary>Takes a bus for so many cycles.</summary>
    public void Take(int bus, long now, int clocks) => _free[bus] = now + clocks;
}
