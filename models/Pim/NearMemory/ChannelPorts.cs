using Tlm.Models.Pim.Device;
using Tlm.Models.Pim.Engine;
using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.NearMemory;

/// <summary>The port of an LPDDR5 channel: bus 0 is the channel's, and where ranks have a controller of their own each has one more. Knows the write clock.</summary>
internal sealed class ChannelPorts : CommandPort
{
    /// <summary>The channel's bus.</summary>
    public const int Channel = 0;

    private readonly long[] _writeClockUntil;
    private readonly int _readTail;
    private readonly int _writeTail;
    private readonly PimRoles _roles;
    private readonly bool _local;

    public ChannelPorts(PimVariant variant, PimUnitOptions options, bool trace)
        : base(variant, options.Ranks + 1, trace)
    {
        _local = options.LocalControl;
        _writeClockUntil = new long[options.Ranks];
        _roles = variant.Roles ?? throw new PimException($"PIM variant '{variant.Name}' names no roles for a near-memory controller");
        _readTail = variant.Timing("nCL") + _roles.Burst + _roles.ClockTail;
        _writeTail = variant.Timing("nCWL") + _roles.Burst + _roles.ClockTail;
    }

    /// <summary>Runs of MACs are issued one by one; the result must be the same.</summary>
    public bool OneByOne { get; init; }

    /// <summary>The bus for the commands of a rank's units.</summary>
    public int BusOfUnits(int rank) => _local ? rank + 1 : Channel;

    /// <summary>Opens or closes a row, with the second half of a split activation right behind the first.</summary>
    public void IssueRow(int bus, int command, in BankAddress address, long now)
    {
        Issue(bus, command, address, now);
        if (command == _roles.Activate && _roles.ActivateSecond >= 0)
            Issue(bus, _roles.ActivateSecond, address, now + 1);
    }

    /// <summary>Issues an access over the pins, one cycle after the CAS that restarts the write clock where it has stopped.</summary>
    /// <returns>The cycle of the access.</returns>
    public long IssueAccess(int command, in BankAddress address, int rank, bool write, long now)
    {
        int synchronise = write ? _roles.SynchroniseWrite : _roles.SynchroniseRead;
        if (synchronise >= 0 && now >= _writeClockUntil[rank])
            Issue(Channel, synchronise, address, now++);
        Issue(Channel, command, address, now);
        _writeClockUntil[rank] = now + (write ? _writeTail : _readTail);
        return now;
    }
}
