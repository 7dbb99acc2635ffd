using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.LogicDie;

/// <summary>Statistics and energy of a stack, brought up to date from the commands of its channels.</summary>
internal sealed class StackMeters
{
    private readonly PimVariant _variant;
    private readonly LogicPimEnergyOptions _energy;
    private readonly int _banksOfBundle;
    private readonly Counter[] _commands;
    private readonly long[] _counted;
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
        _commands = [.. variant.Commands.Select(command => owner.Statistics.Counter(
            "commands_" + command.Name.ToLowerInvariant(), Unit.Count, $"{command.Name} commands over all channels"))];
        _counted = new long[_commands.Length];
        _macs = owner.Statistics.Counter("macs", Unit.Count, "multiply-accumulates of the units");
        _activate = owner.Energy.Cause("activate", "activates, bank by bank");
        _host = owner.Energy.Cause("host", "bits to and from the host");
        _logic = owner.Energy.Cause("logic", "bits to the logic die");
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
        for (int command = 0; command < _counted.Length; command++)
        {
            long sum = channels.Sum(channel => channel.IssuedCommands[command]);
            if (sum != _counted[command])
                Count(_variant.Commands[command], sum - _counted[command]);
            _counted[command] = sum;
        }

        _since = _owner.Now.Femtoseconds;
    }

    private void Count(PimCommand command, long count)
    {
        _commands[command.Index].Add(count);
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
            case "RDlb":
                _logic.ChargeSince(_since, _energy.Logic.For(bits * _banksOfBundle), count);
                break;
            case "REFab":
                _refresh.ChargeSince(_since, _energy.Refresh, count);
                break;
        }
    }
}
