using System.Collections.Immutable;

namespace Tlm.Models.Dram.CrossValidation.LoadedLatency;

/// <summary>A point of a curve.</summary>
/// <param name="ReadPercent">Share of reads in the stream (%).</param>
/// <param name="Gap">Least cycles between two requests of the stream; 0 = no stream.</param>
/// <param name="Bandwidth">Data moved (GB/s), probes included.</param>
/// <param name="Latency">Mean latency of the dependent random read, from its acceptance to its last data (ns).</param>
public sealed record LoadedLatencyPoint(int ReadPercent, int Gap, double Bandwidth, double Latency);

/// <summary>A check against arithmetic with the timings of the standard.</summary>
/// <param name="Name">What is checked.</param>
/// <param name="Formula">The arithmetic.</param>
/// <param name="Measured">Measured value.</param>
/// <param name="Expected">Value of the formula.</param>
/// <param name="Unit">Unit of both.</param>
/// <param name="TolerancePercent">Deviation that passes (%).</param>
public sealed record LoadedLatencyCheck(
    string Name, string Formula, double Measured, double Expected, string Unit, double TolerancePercent)
{
    /// <summary>Deviation of the measured from the expected value (%).</summary>
    public double DeviationPercent => (Measured - Expected) / Expected * 100;

    /// <summary>The deviation is within the tolerance.</summary>
    public bool Passed => Math.Abs(DeviationPercent) <= TolerancePercent;
}

/// <summary>A loaded-latency curve and its checks.</summary>
/// <param name="Standard">Name of the standard.</param>
/// <param name="Points">Points by read share, then gap.</param>
/// <param name="Checks">Unloaded latency and peak bandwidth against arithmetic.</param>
public sealed record LoadedLatencyTable(
    string Standard, ImmutableArray<LoadedLatencyPoint> Points, ImmutableArray<LoadedLatencyCheck> Checks)
{
    /// <summary>Every check passed.</summary>
    public bool Passed => Checks.All(check => check.Passed);
}
