using Tlm.Hosting.Scenarios.Yaml;

namespace Tlm.Hosting.Scenarios.Model;

/// <summary>A scenario as read and checked: everything that a run needs.</summary>
public sealed record Scenario
{
    /// <summary>The file that was asked for, as messages show it.</summary>
    public required string File { get; init; }

    /// <summary>All files read, in the order of first use.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Name; the file's name without extension when it states none.</summary>
    public required string Name { get; init; }

    /// <summary>What the scenario shows; may be empty.</summary>
    public required string Description { get; init; }

    /// <summary>The components in ordinal order of their names.</summary>
    public required IReadOnlyList<ComponentEntry> Components { get; init; }

    /// <summary>The links in the order of the file.</summary>
    public required IReadOnlyList<LinkEntry> Links { get; init; }

    /// <summary>The system address map.</summary>
    public required AddressMap AddressMap { get; init; }

    /// <summary>How long and how to run.</summary>
    public required RunOptions Run { get; init; }

    /// <summary>Voltage converters, whose losses are charged to what they feed.</summary>
    public IReadOnlyList<SupplyOptions> Supplies { get; init; } = [];

    /// <summary>What the run is held against.</summary>
    public required IReadOnlyList<ClaimEntry> Claims { get; init; }

    /// <summary>Every parameter as it was resolved, defaults included.</summary>
    public required IReadOnlyList<ParameterValue> Parameters { get; init; }

    /// <summary>The merged tree after overrides and substitution.</summary>
    public required MappingNode Tree { get; init; }
}
