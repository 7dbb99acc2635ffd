using Tlm.Models.Pim.Engine;
using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.NearMemory;

/// <summary>Statistics and energy of a module, brought up to date from the counts of its channels.</summary>
internal sealed class PimMeters
{
    private static readonly string[] Pins = ["RD", "WR", "WRIN", "RDACC"];
    private static readonly string[] Cells = ["RD", "WR"];

    private readonly PimVariant _variant;
    private readonly PimEnergyOptions _energy;
    private readonly UnitGeometry _geometry;
    private readonly CommandCounters _commands;
    private readonly Counter _macs;
    private readonly EventEnergy _cell;
    private readonly EventEnergy _path;
    private readonly EventEnergy _mac;
    private readonly EventEnergy _refresh;
    private readonly Component _owner;
    private Int128 _countedMacs;
    private long _countedColumns;
    private long _since;

    public PimMeters(Component owner, PimVariant variant, PimEnergyOptions energy, UnitGeometry geometry)
    {
        (_owner, _variant, _energy, _geometry) = (owner, variant, energy, geometry);
        _commands = new CommandCounters(owner, variant);
        _macs = owner.Statistics.Counter("macs", Unit.Count, "multiply-accumulates of the units");
        _cell = owner.Energy.Cause("cell", "bits read and written in the banks, activates included");
        _path = owner.Energy.Cause("path", "bits between banks and pins");
        _mac = owner.Energy.Cause("mac", "multiply-accumulates of the units");
        _refresh = owner.Energy.Cause("refresh", "all-bank refreshes");
        owner.Energy.StaticPower("static", energy.Static, "power without work");
    }

    /// <summary>Counts what has happened since the last call.</summary>
    public void Update(NearMemoryChannel[] channels)
    {
        foreach (PimCommand command in _variant.Commands)
        {
            long sum = 0;
            foreach (var channel in channels)
                sum += channel.IssuedCommands[command.Index];
            Charge(command, _commands.CountTo(command, sum));
        }

        Int128 macs = 0;
        long columns = 0;
        foreach (var channel in channels)
        {
            macs += channel.MacOperations;
            columns += channel.ColumnReads;
        }

        _cell.ChargeSince(_since, _energy.Cell.For(_geometry.AccessBytes * 8 * _geometry.Units), columns - _countedColumns);
        _countedColumns = columns;
        long added = checked((long)(macs - _countedMacs));
        _countedMacs = macs;
        _macs.Add(added);
        _mac.ChargeSince(_since, _energy.Mac, added);
        _since = _owner.Now.Femtoseconds;
    }

    private void Charge(PimCommand command, long count)
    {
        if (count == 0)
            return;
        long bits = _geometry.AccessBytes * 8;
        if (Cells.Contains(command.Name))
            _cell.ChargeSince(_since, _energy.Cell.For(bits), count);
        if (Pins.Contains(command.Name))
            _path.ChargeSince(_since, _energy.Path.For(bits), count);
        if (command.Name == "REFab")
            _refresh.ChargeSince(_since, _energy.Refresh, count);
    }
}
