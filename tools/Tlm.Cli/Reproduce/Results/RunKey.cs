namespace Tlm.Cli.Reproduce.Results;

/// <summary>What makes a run: a scenario file and what it changes. Equal runs are simulated once.</summary>
internal sealed class RunKey(string scenario, IReadOnlyList<string> overrides) : IEquatable<RunKey>
{
    /// <summary>Path of the scenario file.</summary>
    public string Scenario { get; } = scenario;

    /// <summary>What it changes, as <c>path=value</c>.</summary>
    public IReadOnlyList<string> Overrides { get; } = overrides;

    /// <inheritdoc/>
    public bool Equals(RunKey? other) => other is not null && Scenario == other.Scenario && Overrides.SequenceEqual(other.Overrides, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RunKey);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Scenario, Overrides.Count, Overrides.Count > 0 ? Overrides[^1] : "");
}
