using System.Collections.Immutable;

namespace Tlm.Models.Dram.CrossValidation.LoadedLatency;

/// <summary>How a loaded-latency curve is measured.</summary>
public sealed record LoadedLatencySettings
{
    /// <summary>Shares of reads in the stream (%).</summary>
    public ImmutableArray<int> ReadPercentages { get; init; } = [100, 90, 80, 70, 60, 50];

    /// <summary>Least cycles between two requests of the stream; 0 means no stream.</summary>
    public ImmutableArray<int> Gaps { get; init; } = [1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 30, 50, 100, 1000, 0];

    /// <summary>Dependent random reads that are measured at each point.</summary>
    public int Probes { get; init; } = 1000;

    /// <summary>Cycles that pass before measuring begins.</summary>
    public int WarmUpCycles { get; init; } = 10_000;

    /// <summary>Requests of the saturated streams by which peak bandwidth is checked.</summary>
    public int PeakRequests { get; init; } = 100_000;

    /// <summary>Seed of the random reads and of the choice of writes.</summary>
    public long Seed { get; init; } = 1;
}
