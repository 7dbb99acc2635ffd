using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.CrossValidation.LoadedLatency;
using Tlm.Models.Dram.Standards;
using Tlm.Models.Dram.Standards.Expansion;
using Xunit.Abstractions;

namespace Tlm.Models.Dram.Tests.CrossValidation;

public class LoadedLatencyTests(ITestOutputHelper output)
{
    private static readonly LoadedLatencySettings _checksOnly = new() { ReadPercentages = [], PeakRequests = 60_000 };

    public static TheoryData<string> Standards => [.. StandardLibrary.Names];

    [Theory]
    [MemberData(nameof(Standards))]
    public void Unloaded_latency_and_peak_bandwidth_meet_the_arithmetic_of_the_timings(string name)
    {
        var standard = StandardLibrary.Load(name);
        var table = LoadedLatencyCurve.Measure(
            StandardExpander.Expand(standard, new DramSelection { Organization = standard.Organizations[0].Name, Timing = standard.TimingPresets[^1].Name }),
            _checksOnly);
        foreach (var check in table.Checks)
            output.WriteLine($"{name} {check.Name}: {check.Measured:F3} against {check.Expected:F3} {check.Unit} ({check.DeviationPercent:F2} %)");
        Assert.Equal(3, table.Checks.Length);
        Assert.True(table.Passed);
    }

    [Fact]
    public void Peak_bandwidth_of_DDR5_4800_is_that_of_the_published_curve()
    {
        // CMU-SAFARI/ramulator2, branch mess at 24f7d3d: 16 channels, 281.15 GB/s at full load (all-bank refresh)
        const double publishedPeak = 281.15 / 16;
        var table = LoadedLatencyCurve.Measure(Ddr5(), _checksOnly);
        Assert.InRange(table.Checks[2].Measured, publishedPeak * 0.99, publishedPeak * 1.01);
    }

    [Fact]
    public void Latency_rises_with_load_and_bandwidth_falls_with_writes()
    {
        var table = LoadedLatencyCurve.Measure(
            Ddr5(), new LoadedLatencySettings { ReadPercentages = [100, 50], Gaps = [1, 16, 1000], Probes = 300, PeakRequests = 5000 });
        var reads = table.Points.Where(point => point.ReadPercent == 100).ToList();
        Assert.Equal(reads.OrderByDescending(point => point.Bandwidth), reads);
        Assert.Equal(reads.OrderByDescending(point => point.Latency), reads);
        Assert.True(table.Points[3].Bandwidth < reads[0].Bandwidth);
        Assert.True(table.Points[3].Latency > reads[0].Latency);
    }

    [Fact]
    public void A_curve_is_the_same_every_time()
    {
        var settings = new LoadedLatencySettings { ReadPercentages = [80], Gaps = [8], Probes = 100, PeakRequests = 1000 };
        Assert.Equal(LoadedLatencyCurve.Measure(Ddr5(), settings).Points.AsEnumerable(), LoadedLatencyCurve.Measure(Ddr5(), settings).Points);
    }

    private static DramConfiguration Ddr5() => StandardExpander.Expand(
        StandardLibrary.Load("DDR5"), new DramSelection { Organization = "DDR5_16Gb_x8", Timing = "DDR5_4800AN" });
}
