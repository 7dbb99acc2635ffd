namespace Tlm;

/// <summary>What a statistic had measured at one time.</summary>
/// <param name="Name">The statistic's name within its component.</param>
/// <param name="Kind">The kind of statistic.</param>
/// <param name="Unit">Unit of the values.</param>
/// <param name="Description">What is measured.</param>
/// <param name="Values">Exact values by name, in a fixed order.</param>
public sealed record StatisticSnapshot(string Name, string Kind, Unit Unit, string Description, IReadOnlyList<StatisticValue> Values)
{
    /// <summary>Bins of a histogram or time series: lower bound of the bin (value or femtoseconds) and its content; empty otherwise.</summary>
    public IReadOnlyList<StatisticBin> Bins { get; init; } = [];

    /// <summary>Average over time or over samples, for reports; null where it has no meaning.</summary>
    public double? Mean { get; init; }

    /// <summary>The measurement over simulated time; null for what keeps none.</summary>
    public TimeBinsSnapshot? Series { get; init; }

    /// <summary>How much of what is measured there is at most (parallel places); null for what has no limit.</summary>
    public long? Capacity { get; init; }

    /// <summary>Mean divided by the capacity of what is measured (0 to 1); null for what has none.</summary>
    public double? Utilisation { get; init; }
}

/// <summary>One exact value of a statistic.</summary>
/// <param name="Name">Name of the value, e.g. <c>sum</c>.</param>
/// <param name="Value">The value.</param>
public readonly record struct StatisticValue(string Name, Int128 Value);

/// <summary>One bin of a histogram or time series.</summary>
/// <param name="From">Lower bound, inclusive.</param>
/// <param name="Content">Samples in a histogram's bin; the sum or time integral in a series' bin.</param>
public readonly record struct StatisticBin(long From, Int128 Content);
