using Tlm.Observability.Collection;

namespace Tlm.Observability.Tests;

/// <summary>Small measurements to test with.</summary>
internal static class Runs
{
    public static RunMeasurement Make(
        long value = 5, double result = 2.5, string label = "compute", long energy = 70, long end = 100, IReadOnlyList<EnergyEntry>? entries = null)
    {
        var counter = new StatisticSnapshot("reads", "counter", Unit.Count, "reads served", [new("value", value)]);
        var level = new StatisticSnapshot("busy", "time-weighted", Unit.Count, "busy", [new("integral", 50), new("femtoseconds", 100)]) { Mean = 0.5, Utilisation = 0.25 };
        var sizes = new StatisticSnapshot("sizes", "histogram", Unit.Bytes, "sizes", [new("count", 2), new("sum", 96)]) { Mean = 48, Bins = [new(32, 1), new(64, 1)] };
        var sheet = new ResultSheet();
        sheet.Headline("rate", result, Unit.TokensPerSecond, "decode rate");
        sheet.Breakdown("time", Unit.Femtoseconds, "where time went", [new(label, 60), new("memory", 40)]);
        sheet.Table("operators", "one row an operator", [new("name", Unit.Count, "name"), new("macs", Unit.Count, "MACs"), new("share", Unit.Count, "share")], [["gemm", 12L, 0.75]]);
        return new RunMeasurement(SimTime.Zero, SimTime.FromFemtoseconds(end), [new("mem", "memory", "main", [level, counter, sizes], sheet)],
            new EnergyLedger(entries ?? [new EnergyEntry("mem", "read", "reading", energy)]));
    }
}
