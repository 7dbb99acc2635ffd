using Tlm.Models.Dram.Configuration;

namespace Tlm.Models.Dram.CrossValidation.LoadedLatency;

/// <summary>
/// Measures the loaded-latency curve of a channel (a dependent random read beside a paced stream) and checks unloaded latency and peak bandwidth, with and
/// without refresh, against arithmetic with the timings of the standard.
/// </summary>
public static class LoadedLatencyCurve
{
    private const double _latencyTolerance = 2;
    private const double _bandwidthTolerance = 1;

    /// <summary>Measures a curve.</summary>
    /// <param name="configuration">The channel; the curve is drawn with its refresh mode, the checks without and with all-bank refresh.</param>
    /// <param name="settings">Pace, read shares and lengths.</param>
    public static LoadedLatencyTable Measure(DramConfiguration configuration, LoadedLatencySettings settings)
    {
        var points =
            from readPercent in settings.ReadPercentages
            from gap in settings.Gaps
            select Point(configuration, settings, readPercent, gap);
        return new LoadedLatencyTable(configuration.Standard, [.. points], [.. Checks(configuration, settings)]);
    }

    private static LoadedLatencyPoint Point(DramConfiguration configuration, LoadedLatencySettings settings, int readPercent, int gap)
    {
        var run = new LoadedLatencyRun(configuration, readPercent, gap, settings.Seed);
        run.Run(settings.WarmUpCycles, long.MaxValue);
        var (start, moved, probes, cycles) = (run.Now, run.Moved, run.Probes, run.ProbeCycles);
        run.Run(long.MaxValue / 4, probes + settings.Probes);
        double cycle = new BandwidthArithmetic(configuration).Cycle;
        return new LoadedLatencyPoint(
            readPercent,
            gap,
            (run.Moved - moved) * configuration.Organization.TransactionBytes / ((run.Now - start) * cycle),
            (run.ProbeCycles - cycles) * cycle / (run.Probes - probes));
    }

    private static IEnumerable<LoadedLatencyCheck> Checks(DramConfiguration configuration, LoadedLatencySettings settings)
    {
        var without = configuration with { Refresh = new(RefreshKind.None), RowPolicy = new(RowPolicyKind.Open) };
        var with = without with { Refresh = new(RefreshKind.AllBank) };
        var expected = new BandwidthArithmetic(configuration);
        yield return new(
            "unloaded latency", expected.UnloadedFormula, Point(without, settings, 100, 0).Latency, expected.UnloadedLatency, "ns", _latencyTolerance);
        yield return new(
            "peak bandwidth without refresh", expected.PeakFormula, PeakBandwidth.Measure(without, settings.PeakRequests), expected.Peak, "GB/s", _bandwidthTolerance);
        yield return new(
            "peak bandwidth with all-bank refresh",
            expected.RefreshFormula,
            PeakBandwidth.Measure(with, settings.PeakRequests),
            expected.Peak * expected.RefreshShare,
            "GB/s",
            _bandwidthTolerance);
    }
}
