using Tlm.Models.Pim.Control;
using Tlm.Models.Pim.Device;
using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.Engine;

/// <summary>What all agents of a channel share: device, buses, trace. The one place where commands issue.</summary>
internal class CommandPort
{
    private readonly List<PimCommandRecord>? _trace;

    public CommandPort(PimVariant variant, int buses, bool trace)
    {
        Device = new PimDevice(variant);
        Buses = new CommandBuses(buses);
        _trace = trace ? [] : null;
    }

    public PimDevice Device { get; }

    public CommandBuses Buses { get; }

    public IReadOnlyList<PimCommandRecord> Trace => _trace ?? [];

    /// <summary>First cycle from <paramref name="now"/> on in which bus, clock edge and distances allow a command, as far as is known; now if it may issue.</summary>
    public long ReadyAt(int bus, int command, in BankAddress address, long now)
    {
        long ready = Math.Max(Buses.FreeAt(bus), Device.ReadyAt(command, address, now));
        if (Device.Variant.Commands[command].AnyEdge)
            return ready;
        int ticks = Device.Variant.TicksPerClock;
        return (ready + ticks - 1) / ticks * ticks;
    }

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
}
