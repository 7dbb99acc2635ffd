namespace Tlm.Models.Llm;

/// <summary>Where some tensors live: names, devices, and how their matrices are cut between several devices.</summary>
public sealed record PlacementRule
{
    /// <summary>The device that sends products and keeps the rest.</summary>
    public const string Local = "local";

    /// <summary>What the rule places.</summary>
    [Parameter("Tensors by name, * for any text, and 'kv_cache'; expert 3 is *.experts.3.*; a drafter's begin with 'draft.'")]
    public required IReadOnlyList<string> Tensors { get; init; }

    /// <summary>Where it goes.</summary>
    [Parameter("Devices that hold a part each, in this order: 'local' and names of placement.devices")]
    public required IReadOnlyList<string> On { get; init; }

    /// <summary>Parts in percent; empty: the policy decides.</summary>
    [Parameter("Part of each device (none: by the policy); the sum is 100", Unit = "%")]
    public IReadOnlyList<double> Shares { get; init; } = [];

    /// <summary>Room in percent; empty: as much as its part.</summary>
    [Parameter("Part of each tensor that each device has room for, where rows move while the workload runs (none: its part)", Unit = "%")]
    public IReadOnlyList<double> Room { get; init; } = [];

    /// <summary>Cut.</summary>
    [Parameter("Whether outputs or inputs of a matrix are cut (a cache is cut by heads)")]
    public SplitAxis Along { get; init; } = SplitAxis.Outputs;

    /// <summary>Whether the rule is about <paramref name="name"/>.</summary>
    public bool Covers(string name)
    {
        return Tensors.Any(pattern => NamePattern.Matches(pattern, name));
    }
}
