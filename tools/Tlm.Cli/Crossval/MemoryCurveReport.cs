using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tlm.Cli.Rendering;
using Tlm.Models.Dram.CrossValidation.LoadedLatency;
using Tlm.Models.Dram.Standards;
using Tlm.Models.Dram.Standards.Expansion;

namespace Tlm.Cli.Crossval;

/// <summary>The loaded-latency curve of a standard and its checks against arithmetic.</summary>
internal static class MemoryCurveReport
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Measures a curve with all-bank refresh; 1 unless every check passes.</summary>
    public static int Print(string standardName, string? organization, string? timing, bool json)
    {
        var standard = StandardLibrary.Load(standardName);
        var configuration = StandardExpander.Expand(standard, new DramSelection
        {
            Organization = organization ?? standard.Organizations[0].Name,
            Timing = timing ?? standard.TimingPresets[^1].Name,
        });
        var table = LoadedLatencyCurve.Measure(configuration, new LoadedLatencySettings());
        if (json)
            Console.Out.WriteLine(Document(table).ToJsonString(Indented));
        else
            PrintTables(table);
        return table.Passed ? ExitCodes.Done : ExitCodes.NotMet;
    }

    private static JsonObject Document(LoadedLatencyTable table)
    {
        return new JsonObject
        {
            ["standard"] = table.Standard,
            ["points"] = new JsonArray([.. table.Points.Select(Node)]),
            ["checks"] = new JsonArray([.. table.Checks.Select(Node)]),
        };
    }

    private static JsonObject Node(LoadedLatencyPoint point)
    {
        return new JsonObject
        {
            ["read_percent"] = point.ReadPercent,
            ["gap_cycles"] = point.Gap,
            ["bandwidth_gb_per_s"] = point.Bandwidth,
            ["latency_ns"] = point.Latency,
        };
    }

    private static JsonObject Node(LoadedLatencyCheck check)
    {
        return new JsonObject
        {
            ["check"] = check.Name,
            ["formula"] = check.Formula,
            ["measured"] = check.Measured,
            ["expected"] = check.Expected,
            ["unit"] = check.Unit,
            ["deviation_percent"] = check.DeviationPercent,
            ["tolerance_percent"] = check.TolerancePercent,
            ["passed"] = check.Passed,
        };
    }

    private static void PrintTables(LoadedLatencyTable table)
    {
        var points = Output.Table(">reads", ">gap, cycles", ">bandwidth, GB/s", ">latency, ns");
        foreach (var point in table.Points)
            points.Row($"{point.ReadPercent} %", point.Gap == 0 ? "no stream" : $"{point.Gap}", Text(point.Bandwidth), Text(point.Latency));
        Output.Section($"loaded latency of {table.Standard}, all-bank refresh", points);
        var checks = Output.Table("check", ">measured", ">expected", "unit", ">deviation", "met", "formula");
        foreach (var check in table.Checks)
        {
            checks.Row(
                check.Name, Text(check.Measured), Text(check.Expected), check.Unit, $"{Text(check.DeviationPercent)} %", check.Passed ? "yes" : "NO", check.Formula);
        }

        Output.Section("arithmetic with the timings", checks);
    }

    private static string Text(double value) => value.ToString("F2", CultureInfo.InvariantCulture);
}
