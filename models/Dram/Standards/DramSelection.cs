using System.Collections.Immutable;
using Tlm.Models.Dram.Configuration;

namespace Tlm.Models.Dram.Standards;

/// <summary>What is asked of a standard: its presets, deviations from them, and the controller.</summary>
public sealed record DramSelection
{
    /// <summary>Name of an organisation preset, e.g. <c>LPDDR5_8Gb_x16</c>.</summary>
    public required string Organization { get; init; }

    /// <summary>Name of a timing preset, e.g. <c>LPDDR5_6400</c>.</summary>
    public required string Timing { get; init; }

    /// <summary>
    /// Values that replace those of the presets: level counts and widths by lower-case name (<c>rank</c>), timings by theirs (<c>nRCD</c>, in
    /// the unit of the parameter). Derived timings follow a changed organisation, not a changed timing.
    /// </summary>
    public ImmutableArray<KeyValuePair<string, int>> Overrides { get; init; } = [];

    /// <summary>Checks that may fail, and why.</summary>
    public ImmutableArray<AcceptedContradiction> Accepted { get; init; } = [];

    /// <summary>Queues and modes; the family is the standard's.</summary>
    public ControllerSettings Controller { get; init; } = new(ControllerKind.SingleBus);

    /// <summary>Which request is served first.</summary>
    public SchedulerKind Scheduler { get; init; } = SchedulerKind.FirstReady;

    /// <summary>Refresh mode.</summary>
    public RefreshSettings Refresh { get; init; } = new(RefreshKind.AllBank);

    /// <summary>When rows are closed.</summary>
    public RowPolicySettings RowPolicy { get; init; } = new(RowPolicyKind.Open);

    /// <summary>How an address inside the channel becomes level ids.</summary>
    public AddressMapperKind AddressMapper { get; init; } = AddressMapperKind.RoBaRaCoCh;
}
