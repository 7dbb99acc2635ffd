using System.Collections.Immutable;

namespace Tlm.Models.Dram.Configuration;

/// <summary>
/// Everything the engine needs to know about one channel and its controller: the neutral form in which a preset, a standard file or
/// an expanded YAML file meets the engine. Times are in cycles of the memory clock unless the name says otherwise.
/// </summary>
public sealed record DramConfiguration
{
    /// <summary>Name of the standard, e.g. <c>LPDDR5</c>; it selects the layout in <see cref="Standards.StandardLayout"/>.</summary>
    public required string Standard { get; init; }

    /// <summary>Hierarchy with its counts, data widths and transaction size.</summary>
    public required DramOrganization Organization { get; init; }

    /// <summary>Commands in the order in which constraints and traces number them.</summary>
    public required ImmutableArray<DramCommand> Commands { get; init; }

    /// <summary>Timing parameters by name, in the order of the standard (cycles; <c>tCK_ps</c> in ps, <c>rate</c> in MT/s).</summary>
    public required ImmutableArray<TimingParameter> Timings { get; init; }

    /// <summary>Minimum distances between commands.</summary>
    public required ImmutableArray<TimingConstraint> Constraints { get; init; }

    /// <summary>Cycles from the read command to the completion of the read.</summary>
    public required int ReadLatency { get; init; }

    /// <summary>Controller family and its queues.</summary>
    public required ControllerSettings Controller { get; init; }

    /// <summary>Which request is served first.</summary>
    public SchedulerKind Scheduler { get; init; } = SchedulerKind.FirstReady;

    /// <summary>Refresh mode and its parameters.</summary>
    public RefreshSettings Refresh { get; init; } = new(RefreshKind.None);

    /// <summary>When rows are closed.</summary>
    public RowPolicySettings RowPolicy { get; init; } = new(RowPolicyKind.Open);

    /// <summary>How an address inside the channel becomes level ids.</summary>
    public AddressMapperKind AddressMapper { get; init; } = AddressMapperKind.RoBaRaCoCh;

    /// <summary>The memory clock period in ps (timing <c>tCK_ps</c>).</summary>
    public int ClockPeriodPicoseconds => Timing("tCK_ps");

    /// <summary>Value of a timing parameter.</summary>
    /// <param name="name">Name as the standard spells it, e.g. <c>nREFI</c>.</param>
    /// <exception cref="DramConfigurationException">The standard has no such parameter.</exception>
    public int Timing(string name)
    {
        foreach (var timing in Timings)
        {
            if (timing.Name == name)
                return timing.Value;
        }

        throw new DramConfigurationException(
            $"{Standard}: no timing parameter '{name}'; {Suggestion.For(name, Timings.Select(t => t.Name))}");
    }

    /// <summary>Index of a command, or -1 where the standard has none of that name.</summary>
    /// <param name="name">Name as the standard spells it, e.g. <c>PREpb</c>.</param>
    public int FindCommand(string name)
    {
        for (int i = 0; i < Commands.Length; i++)
        {
            if (Commands[i].Name == name)
                return i;
        }

        return -1;
    }
}
