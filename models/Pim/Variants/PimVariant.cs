using System.Collections.Immutable;
using Tlm.Models.Dram.Configuration;

namespace Tlm.Models.Pim.Variants;

/// <summary>A DRAM standard extended by PIM commands: one channel's hierarchy, timings, commands and distances.</summary>
public sealed record PimVariant
{
    /// <summary>Name of the variant, e.g. <c>attacc-hbm3</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Timing preset, e.g. <c>HBM3_5.2Gbps</c>.</summary>
    public required string Preset { get; init; }

    /// <summary>Hierarchy of one channel.</summary>
    public required DramOrganization Organization { get; init; }

    /// <summary>Timing values (cycles; <c>tCK_ps</c> in ps).</summary>
    public required ImmutableArray<TimingParameter> Timings { get; init; }

    /// <summary>Commands; index = position.</summary>
    public required ImmutableArray<PimCommand> Commands { get; init; }

    /// <summary>Minimum distances between commands.</summary>
    public required ImmutableArray<TimingConstraint> Constraints { get; init; }

    /// <summary>Channels of one stack or package.</summary>
    public int StackChannels { get; init; } = 1;

    /// <summary>Roles for the near-memory controller, or null for a variant that has another controller.</summary>
    public PimRoles? Roles { get; init; }

    /// <summary>Engine cycles of a clock: 2 where commands use both edges.</summary>
    public int TicksPerClock { get; init; } = 1;

    /// <summary>Requests that the PIM queue of a channel holds.</summary>
    public int RequestQueue { get; init; } = 33;

    /// <summary>Refresh, or null for none.</summary>
    public PimRefresh? Refresh { get; init; }

    /// <summary>The memory clock period (ps).</summary>
    public int ClockPeriodPicoseconds => Timing("tCK_ps");

    /// <summary>Value of a timing parameter.</summary>
    /// <exception cref="PimException">The variant has no such parameter.</exception>
    public int Timing(string name)
    {
        foreach (var timing in Timings)
        {
            if (timing.Name == name)
                return timing.Value;
        }

        throw PimException.UnknownName($"{Name}: timing parameter", name, Timings.Select(t => t.Name));
    }

    /// <summary>A command by its name.</summary>
    /// <exception cref="PimException">The variant has no such command.</exception>
    public PimCommand Command(string name) =>
        Commands.FirstOrDefault(command => command.Name == name)
        ?? throw PimException.UnknownName($"{Name}: command", name, Commands.Select(c => c.Name));
}

/// <summary>Refresh of a variant: one command a node of <paramref name="Level"/> every interval.</summary>
/// <param name="Command">Command index.</param>
/// <param name="Interval">Cycles between refreshes.</param>
/// <param name="Level">Level whose nodes are refreshed one by one.</param>
public sealed record PimRefresh(int Command, int Interval, int Level);
