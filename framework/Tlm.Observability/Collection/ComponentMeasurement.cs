namespace Tlm.Observability.Collection;

/// <summary>What one component had measured when a run ended.</summary>
/// <param name="Name">Full name.</param>
/// <param name="Type">The type name of its class, or the class name where it has none.</param>
/// <param name="Partition">The partition in which it ran.</param>
/// <param name="Statistics">Its statistics in ordinal order of their names.</param>
/// <param name="Results">What it published; null when it publishes nothing.</param>
public sealed record ComponentMeasurement(
    string Name, string Type, string Partition, IReadOnlyList<StatisticSnapshot> Statistics, ResultSheet? Results)
{
    /// <summary>What it could do at most, where it says so.</summary>
    public IReadOnlyList<PerformanceLimit> Limits { get; init; } = [];
}
