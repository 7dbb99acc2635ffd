using System.Collections.Immutable;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Standards;

namespace Tlm.Models.Dram.Components;

/// <summary>How fast the data bus can move transactions of one direction, at best.</summary>
/// <param name="Distance">Cycles between two on one bus.</param>
/// <param name="Buses">Buses: one, or one for each section (pseudo-channel).</param>
internal readonly record struct BusPace(int Distance, int Buses)
{
    /// <summary>Cycles that a transaction takes the bus, over all buses.</summary>
    public int CyclesPerTransaction => Distance / Buses;

    /// <summary>The pace of reads or of writes.</summary>
    public static BusPace Of(DramConfiguration configuration, bool write)
    {
        ImmutableArray<int> accesses = [.. Enumerable.Range(0, configuration.Commands.Length).Where(command => Accesses(configuration.Commands[command], write))];
        var channel = new BusPace(0, 1);
        var section = new BusPace(0, configuration.Organization.Counts[1]);
        foreach (TimingConstraint rule in configuration.Constraints)
        {
            if (rule.Window != 1 || rule.Sibling || !accesses.All(rule.Preceding.Contains) || !accesses.All(rule.Following.Contains))
                continue;
            if (rule.Level == 0)
                channel = channel with { Distance = Math.Max(channel.Distance, rule.Latency) };
            else if (rule.Level == 1)
                section = section with { Distance = Math.Max(section.Distance, rule.Latency) };
        }

        return channel.CyclesPerTransaction >= section.CyclesPerTransaction ? channel : section;
    }

    /// <summary>Cycles, at least, from the first of a number of transactions to the last of them.</summary>
    public long Span(long transactions) => transactions <= Buses ? 0 : (((transactions + Buses - 1) / Buses) - 1) * Distance;

    private static bool Accesses(DramCommand command, bool write)
    {
        CommandSemantics meaning = CommandSemantics.Of(command.Name);
        return meaning.Action is CommandAction.Access or CommandAction.AccessAndClose && meaning.Write == write;
    }
}
