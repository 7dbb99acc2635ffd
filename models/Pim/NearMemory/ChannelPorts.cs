using Tlm.Models.Pim.Control;
using Tlm.Models.Pim.Device;
using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.NearMemory;

/// <summary>What all agents of a channel share: device, buses, write clock, trace; the one place where commands issue.</summary>
internal sealed class ChannelPorts
{
    private readonly long[] _writeClockUntil;
    private readonly int _readTail;
    private readonly int _writeTail;
    private readonly int _synchroniseRead;
    private readonly int _synchroniseWrite;
    private readonly List<PimCommandRecord>? _trace;

    public ChannelPorts(PimVariant variant, PimUnitOptions options, bool trace)
    {
        Device = new PimDevice(variant);
        Buses = new CommandBuses(options.Ranks, options.LocalControl);
        _writeClockUntil = new long[options.Ranks];
        int burst = variant.Timing("nBL_min") + variant.Timing("nWCKPST");
        _readTail = variant.Timing("nCL") + burst;
        _writeTail = variant.Timing("nCWL") + burst;
        _synchroniseRead = variant.Command("CAS_RD").Index;
        _synchroniseWrite = variant.Command("CAS_WR").Index;
        _trace = trace ? [] : null;
    }

    /// <summary>Runs of MACs are issued one by one; the result must be the same.</summary>
    public bool OneByOne { get; init; }

    public PimDevice Device { get; }

    public CommandBuses Buses { get; }

    public IReadOnlyList<PimCommandRecord> Trace => _trace ?? [];

    /// <summary>First cycle from <paramref name="now"/> on in which bus and distances allow a command; now if it may issue.</summary>
    public long ReadyAt(int bus, int command, in BankAddress address, long now) =>
        Math.Max(Buses.FreeAt(bus), Device.ReadyAt(command, address, now));

    /// <summary>Issues a command.</summary>
    public void Issue(int bus, int command, in BankAddress address, long now)
    {
        Device.Issue(command, address, now);
        Buses.Take(bus, now, Device.Variant.Commands[command].Clocks);
        _trace?.Add(new PimCommandRecord(now, command, address));
    }

    /// <summary>Issues <paramref name="count"/> equal commands on consecutive columns, <paramref name="interval"/> cycles apart.</summary>
    public void IssueRun(int bus, int command, in BankAddress address, long now, long count, int interval)
    {
        long last = now + (count - 1) * interval;
        if (_trace is not null)
        {
            for (long index = 0; index < count - 1; index++)
                _trace.Add(new PimCommandRecord(now + index * interval, command, address with { Column = address.Column + (int)index }));
        }

        Device.IssuedCommands[command] += count - 1;
        Issue(bus, command, address with { Column = address.Column + (int)(count - 1) }, last);
    }

    /// <summary>Issues an access over the pins, one cycle after the CAS that restarts the write clock where it has stopped.</summary>
    /// <returns>The cycle of the access.</returns>
    public long IssueAccess(int command, in BankAddress address, int rank, bool write, long now)
    {
        if (now >= _writeClockUntil[rank])
            Issue(CommandBuses.Channel, write ? _synchroniseWrite : _synchroniseRead, address, now++);
        Issue(CommandBuses.Channel, command, address, now);
        _writeClockUntil[rank] = now + (write ? _writeTail : _readTail);
        return now;
    }
}
