using System.Text.Json.Nodes;
using Tlm.Reporting.Charts;
using Tlm.Reporting.Formatting;
using Tlm.Reporting.Html;
using Tlm.Reporting.Loading;
using static Tlm.Reporting.Loading.RunData;

namespace Tlm.Reporting.Sections;

/// <summary>Row hits, misses and conflicts of the memories that have rows.</summary>
internal static class MemorySection
{
    private static readonly (string Statistic, string Name)[] Outcomes = [("row_hits", "hit: row open"), ("row_misses", "miss: bank closed"), ("row_conflicts", "conflict: other row open")];

    public static void Write(HtmlText html, RunData run, string id)
    {
        var memories = run.Components.Where(c => c.Component["statistics"]?["row_hits"] is not null).ToArray();
        if (memories.Length == 0)
            return;
        html.Add($"<section id=\"{id}memory\" aria-labelledby=\"{id}memory-h\"><h2 id=\"{id}memory-h\">Rows of memories</h2>\n");
        var parts = Outcomes.Select(outcome => (outcome.Name, (IReadOnlyList<double>)[.. memories.Select(memory => Count(memory.Component, outcome.Statistic))])).ToArray();
        string summary = string.Join("; ", memories.Select((memory, i) => $"{memory.Name}: {string.Join(", ", parts.Select(part => $"{part.Name} {part.Item2[i]:0}"))}"));
        BarFigure.Of("Row hits, misses and conflicts", summary, [.. memories.Select(memory => memory.Name)], parts, "").Write(html);
        foreach (var memory in memories)
            WriteCourse(html, run, memory.Name);
        html.Table("Row hits, misses and conflicts", ["memory", .. Outcomes.Select(outcome => ">" + outcome.Name), ">hit rate"], memories.Select(Row));
        html.Add($"</section>\n");
    }

    private static void WriteCourse(HtmlText html, RunData run, string memory)
    {
        ChartSeries[] lines = [.. from outcome in Outcomes
            join series in run.Series.Where(series => series.Component == memory) on $"{outcome.Statistic}_over_time" equals series.Name
            select new ChartSeries(outcome.Name, [.. series.Bins.Select(bin => (bin.Start + (bin.Width / 2.0), bin.Mean * 1e-6))])];
        if (lines.Any(line => line.Points.Count > 1))
            LineFigure.Of($"Row hits, misses and conflicts of {memory}", lines, "M/s", (run.Start, run.End), stacked: true).Write(html);
    }

    private static IEnumerable<object?> Row((string Name, JsonObject Component) memory)
    {
        double[] counts = [.. Outcomes.Select(outcome => Count(memory.Component, outcome.Statistic))];
        return [memory.Name, .. counts.Select(count => $"{count:#,0}"), counts.Sum() > 0 ? Numbers.Percent(counts[0] / counts.Sum()) : "-"];
    }

    private static double Count(JsonObject component, string statistic)
    {
        double count = Number(component["statistics"]?[statistic]?["value"]);
        return double.IsFinite(count) ? count : 0;
    }
}
