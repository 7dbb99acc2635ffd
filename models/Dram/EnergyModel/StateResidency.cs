using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Standards;

namespace Tlm.Models.Dram.EnergyModel;

/// <summary>
/// Counts commands and, for each rank or pseudo-channel, the cycles with a bank open, from the commands of any engine. A bank is open from its
/// activation to the command that closes it.
/// </summary>
public sealed class StateResidency : IDramCommandObserver
{
    private readonly CommandSemantics[] _meanings;
    private readonly bool[] _open;
    private readonly int[] _openInDomain;
    private readonly long[] _openSince;
    private readonly long[] _commands;
    private readonly int _banksPerSection;
    private readonly int _banksPerDomain;
    private long _closedActive;

    /// <summary>Creates the meter of a channel; all banks are closed.</summary>
    public StateResidency(DramConfiguration configuration)
    {
        int banks = configuration.Organization.BankCount;
        int domains = EnergyDomains.Count(configuration);
        _meanings = [.. configuration.Commands.Select(command => CommandSemantics.Of(command.Name))];
        _commands = new long[configuration.Commands.Length];
        _open = new bool[banks];
        _openInDomain = new int[domains];
        _openSince = new long[domains];
        _banksPerSection = banks / configuration.Organization.Counts[1];
        _banksPerDomain = banks / domains;
    }

    /// <summary>Commands issued, by command index.</summary>
    public ReadOnlySpan<long> Commands => _commands;

    /// <summary>Cycles with a bank open up to a cycle, summed over the domains.</summary>
    public long ActiveCycles(long cycle)
    {
        long sum = _closedActive;
        for (int domain = 0; domain < _openInDomain.Length; domain++)
        {
            if (_openInDomain[domain] > 0)
                sum += cycle - _openSince[domain];
        }

        return sum;
    }

    /// <inheritdoc/>
    public void OnCommand(in DramCommandRecord record)
    {
        _commands[record.Command]++;
        var meaning = _meanings[record.Command];
        if (meaning.Action is CommandAction.BeginActivate or CommandAction.Activate)
            Open(record.Bank, record.Cycle);
        else if (meaning.Closes)
            Close(record);
    }

    private void Open(int bank, long cycle)
    {
        int domain = bank / _banksPerDomain;
        if (_open[bank])
            return;
        _open[bank] = true;
        if (_openInDomain[domain]++ == 0)
            _openSince[domain] = cycle;
    }

    private void Close(in DramCommandRecord record)
    {
        if (record.Bank >= 0)
        {
            CloseRange(record.Bank, 1, record.Cycle);
            return;
        }

        int first = record.Section < 0 ? 0 : record.Section * _banksPerSection;
        CloseRange(first, record.Section < 0 ? _open.Length : _banksPerSection, record.Cycle);
    }

    private void CloseRange(int first, int count, long cycle)
    {
        for (int bank = first; bank < first + count; bank++)
        {
            int domain = bank / _banksPerDomain;
            if (!_open[bank])
                continue;
            _open[bank] = false;
            if (--_openInDomain[domain] == 0)
                _closedActive += cycle - _openSince[domain];
        }
    }
}
