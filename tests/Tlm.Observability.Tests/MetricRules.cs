using Tlm.Observability.Metrics;

namespace Tlm.Observability.Tests;

public class MetricRules
{
    [Theory]
    [InlineData("mem.rate", 2.5, "tokens/s")]
    [InlineData("mem.reads", 5, "")]
    [InlineData("mem.busy", 0.5, "")]
    [InlineData("mem.busy.utilisation", 0.25, "")]
    [InlineData("mem.sizes.sum", 96, "B")]
    [InlineData("mem.sizes.count", 2, "")]
    [InlineData("energy.total", 70, "fJ")]
    [InlineData("energy.mem.read", 70, "fJ")]
    [InlineData("time.end", 100, "fs")]
    public void A_path_names_a_measured_number(string path, double value, string unit)
    {
        Assert.Equal(new Metric(path, value, Unit.Parse(unit)), new MetricTable(Runs.Make()).Find(path));
    }

    [Fact]
    public void An_unknown_path_names_nothing() => Assert.Null(new MetricTable(Runs.Make()).Find("mem.writes"));
}
