using System.Collections.Immutable;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.EnergyModel;

namespace Tlm.Models.Dram.Standards;

/// <summary>
/// A DRAM standard as data: hierarchy, commands, timing parameters, constraints and presets, as its file states them. Times are in
/// clock cycles (nCK) unless the unit of the parameter says otherwise.
/// </summary>
public sealed record StandardDescription
{
    /// <summary>Name, e.g. <c>HBM3</c>.</summary>
    public required string Name { get; init; }

    /// <summary>One line for people.</summary>
    public required string Title { get; init; }

    /// <summary>The simulator that the standard is checked against cycle by cycle, or null where there is none.</summary>
    public required string? CrossChecked { get; init; }

    /// <summary>The controller family, by the name that Ramulator 2.1 gives it, e.g. <c>HBM34</c>.</summary>
    public required string Controller { get; init; }

    /// <summary>The level whose node an all-bank refresh covers.</summary>
    public required string RefreshScope { get; init; }

    /// <summary>Internal prefetch: columns a burst moves.</summary>
    public required int Prefetch { get; init; }

    /// <summary>Payload bytes of a burst where it carries more than data, else null.</summary>
    public required int? PayloadBytes { get; init; }

    /// <summary>Engine ticks a clock cycle (2 where commands may use both clock edges).</summary>
    public required int TicksPerClock { get; init; }

    /// <summary>Where numbers come from, by key.</summary>
    public required ImmutableArray<SourceNote> Sources { get; init; }

    /// <summary>Level names and initial states, from the channel down to the column.</summary>
    public required ImmutableArray<LevelDefinition> Levels { get; init; }

    /// <summary>States a node can be in.</summary>
    public required ImmutableArray<string> States { get; init; }

    /// <summary>Commands, in the order in which constraints and traces number them.</summary>
    public required ImmutableArray<CommandDefinition> Commands { get; init; }

    /// <summary>The final command of a read and of a write request.</summary>
    public required (string Read, string Write) Requests { get; init; }

    /// <summary>Cycles from a read command to the completion of the read.</summary>
    public required PlacedExpression ReadLatency { get; init; }

    /// <summary>Timing parameters, in the order of the standard.</summary>
    public required ImmutableArray<TimingDefinition> Timings { get; init; }

    /// <summary>Tables that derivations look up.</summary>
    public required ImmutableArray<TimingTable> Tables { get; init; }

    /// <summary>Least distances between commands.</summary>
    public required ImmutableArray<ConstraintDefinition> Constraints { get; init; }

    /// <summary>What timings must not contradict.</summary>
    public required ImmutableArray<PlacedExpression> Checks { get; init; }

    /// <summary>Organisation presets.</summary>
    public required ImmutableArray<OrganizationPreset> Organizations { get; init; }

    /// <summary>Timing presets.</summary>
    public required ImmutableArray<TimingPreset> TimingPresets { get; init; }

    /// <summary>Energy presets; the first is the usual one.</summary>
    public required ImmutableArray<EnergyPreset> EnergyPresets { get; init; }

    /// <summary>An energy preset.</summary>
    /// <param name="name">Its name, or null for the usual one.</param>
    /// <exception cref="DramConfigurationException">The standard has none of that name, or none at all.</exception>
    public EnergyPreset Energy(string? name)
    {
        if (EnergyPresets.IsEmpty)
            throw new DramConfigurationException($"{Name}: the standard has no energy numbers");
        return name is null
            ? EnergyPresets[0]
            : EnergyPresets.FirstOrDefault(preset => preset.Name == name) ?? throw new DramConfigurationException(
                $"{Name}: no energy preset '{name}'; {Suggestion.For(name, EnergyPresets.Select(preset => preset.Name))}", "energy");
    }
}
