using Tlm.Models.Pim.Device;

namespace Tlm.Models.Pim.Engine;

/// <summary>Refreshes one node below the channel (a rank, a pseudo-channel) every nREFI; while a refresh waits the node takes no other command.</summary>
internal sealed class RefreshAgent
{
    private readonly CommandPort _ports;
    private readonly BankAddress _node;
    private readonly int _command;
    private readonly int _interval;
    private readonly int _bus;

    public RefreshAgent(CommandPort ports, int node, int bus)
    {
        (_ports, _bus) = (ports, bus);
        var refresh = ports.Device.Variant.Refresh;
        int level = refresh?.Level ?? 0;
        _node = new BankAddress(node * ports.Device.Layout.BanksUnder(level), -1, -1, level + 1);
        _command = refresh?.Command ?? -1;
        _interval = refresh?.Interval ?? 0;
        NextDue = refresh is null ? long.MaxValue : _interval;
    }

    /// <summary>Cycle from which the next refresh waits.</summary>
    public long NextDue { get; private set; }

    /// <summary>Whether a refresh waits.</summary>
    public bool IsWaiting(long now) => now >= NextDue;

    /// <summary>Lives through a cycle; gives the next one in which it wants to.</summary>
    public long Step(long now)
    {
        if (now < NextDue)
            return NextDue;
        int command = _ports.Device.NextCommand(_command, _node);
        long ready = _ports.ReadyAt(_bus, command, _node, now);
        if (ready > now)
            return ready;
        _ports.Issue(_bus, command, _node, now);
        if (command == _command)
            NextDue += _interval;
        return now + 1;
    }
}
