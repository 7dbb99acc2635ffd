using Tlm.Models.Pim.Device;

namespace Tlm.Models.Pim.NearMemory;

/// <summary>Refreshes one rank every nREFI; while a refresh waits the rank takes no other command.</summary>
internal sealed class RefreshAgent
{
    private readonly ChannelPorts _ports;
    private readonly BankAddress _rank;
    private readonly int _command;
    private readonly int _interval;

    public RefreshAgent(ChannelPorts ports, int rank, int banksPerRank)
    {
        _ports = ports;
        _rank = new BankAddress(rank * banksPerRank, -1, -1, 2);
        var refresh = ports.Device.Variant.Refresh;
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
        int command = _ports.Device.NextCommand(_command, _rank);
        long ready = _ports.ReadyAt(CommandBuses.Channel, command, _rank, now);
        if (ready > now)
            return ready;
        _ports.Issue(CommandBuses.Channel, command, _rank, now);
        if (command == _command)
            NextDue += _interval;
        return now + 1;
    }
}
