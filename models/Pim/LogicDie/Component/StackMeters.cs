using Tlm.Models.Pim.Engine;
using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.LogicDie;

/// <summary>Statistics and energy of a stack, brought up to date from the commands of its channels.</summary>
internal sealed class StackMeters
{
    private readonly PimVariant _variant;
    private readonly LogicPimEnergyOptions _energy;
    private readonly int _banksOfBundle;
    private readonly CommandCounters _commands;
    private readonly Counter _macs;
    private readonly EventEnergy _activate;
    private readonly EventEnergy _host;
    private readonly EventEnergy _logic;
    private readonly EventEnergy _mac;
    private readonly EventEnergy _refresh;
    private readonly Component _owner;
    private long _since;

    public StackMeters(Component owner, PimVariant variant, LogicPimEnergyOptions energy, int banksOfBundle)
    {
        (_owner, _variant, _energy, _banksOfBundle) = (owner, variant, energy, banksOfBundle);
        _commands = new CommandCounters(owner, variant);
        _macs = owner.Statistics.Counter("macs", Unit.Count, "multiply-accumulates of the units");
        _activate = owner.Energy.Cause("activate", "activates, bank by bank");
        _host = owner.Energy.Cause("host", "bits to and from the host");
        _logic = owner.Energy.Cause("logic", "bits to and from the logic die");
        _mac = owner.Energy.Cause("mac", "multiply-accumulates of the units");
        _refresh = owner.Energy.Cause("refresh", "all-bank refreshes");
        owner.Energy.StaticPower("static", energy.Static, "power without work");
    }

    public void Product(long macs)
    {
        _macs.Add(macs);
        _mac.ChargeSince(_since, _energy.Mac, macs);
    }

    /// <summary>Counts what has happened since the last call.</summary>
    public void Update(IEnumerable<StackChannel> channels)
    {
        foreach (PimCommand command in _variant.Commands)
            Charge(command, _commands.CountTo(command, channels.Sum(channel => channel.IssuedCommands[command.Index])));

        _since = _owner.Now.Femtoseconds;
    }

    private void Charge(PimCommand command, long count)
    {
        if (count == 0)
            return;
        long bits = _variant.Organization.TransactionBytes * 8;
        switch (command.Name)
        {
            case "ACT":
                _activate.ChargeSince(_since, _energy.Activate, count);
                break;
            case "ACTlb":
                _activate.ChargeSince(_since, _energy.Activate, count * _banksOfBundle);
                break;
            case "RD" or "WR":
                _host.ChargeSince(_since, _energy.Host.For(bits), count);
                break;
            case "RDlb" or "WRlb":
                _logic.ChargeSince(_since, _energy.Logic.For(bits * _banksOfBundle), count);
                break;
            case "REFab":
                _refresh.ChargeSince(_since, _energy.Refresh, count);
                break;
        }
    }
}
