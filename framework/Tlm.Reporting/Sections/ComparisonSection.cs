using System.Text.Json.Nodes;
using Tlm.Reporting.Charts;
using Tlm.Reporting.Formatting;
using Tlm.Reporting.Html;
using Tlm.Reporting.Loading;
using static Tlm.Reporting.Loading.RunData;

namespace Tlm.Reporting.Sections;

/// <summary>Several runs side by side: what differs in parameters, and what that did to results.</summary>
internal static class ComparisonSection
{
    public static void Write(HtmlText html, IReadOnlyList<RunData> runs)
    {
        html.Add($"<section id=\"comparison\" aria-labelledby=\"comparison-h\"><h2 id=\"comparison-h\">Comparison</h2>\n");
        html.Table("Runs", ["run", "scenario", "status", "fingerprint"], runs.Select((run, i) => new object?[] { $"{i + 1}: {run.Label}", run.Scenario, run.Status, Text(run.Result["fingerprint"]) }));
        WriteResults(html, runs);
        WriteParameters(html, runs);
        html.Add($"</section>\n");
    }

    private static void WriteResults(HtmlText html, IReadOnlyList<RunData> runs)
    {
        var results = runs.Select(Results).ToArray();
        string[] metrics = [.. results.SelectMany(r => r.Keys).Distinct()];
        html.Table("Results: the first run, then the others with their difference to it", ["result", .. Heads(runs, ">")], metrics.Select(metric => (IEnumerable<object?>)
            [metric, .. results.Select((r, i) => (object)(r.TryGetValue(metric, out var value) ? Cell(value, i == 0 ? null : results[0].GetValueOrDefault(metric)) : new Markup("-")))]));
        foreach (string metric in metrics.Where(metric => results.All(r => r.ContainsKey(metric))).Take(6))
            Bars(metric, runs, [.. results.Select(r => r[metric])]).Write(html);
    }

    private static Figure Bars(string metric, IReadOnlyList<RunData> runs, (double Value, string Unit, string Exact)[] values)
    {
        string summary = string.Join("; ", runs.Select((run, i) => $"{run.Label}: {Numbers.Show(values[i].Value, values[i].Unit)}"));
        // the prefix that suits the largest value suits the axis
        var (scale, unit) = Numbers.ScaleOf(values.Max(value => Math.Abs(value.Value)), values[0].Unit);
        return BarFigure.Of(metric, summary, [.. runs.Select((run, i) => $"{i + 1}: {run.Label}")], [(metric, [.. values.Select(value => value.Value / scale)])], unit);
    }

    private static Dictionary<string, (double Value, string Unit, string Exact)> Results(RunData run)
    {
        var results = new Dictionary<string, (double, string, string)>(StringComparer.Ordinal);
        foreach (JsonObject headline in run.Headlines)
            results[Text(headline["metric"])] = (Number(headline["value"]), Text(headline["unit"]), headline["value"]?.ToJsonString() ?? "");
        results["time.end"] = (run.End, "fs", run.Result["time"]!["end_fs"]!.ToJsonString());
        results["energy.total"] = (Number(run.Result["energy"]?["total_fj"]), "fJ", run.Result["energy"]!["total_fj"]!.ToJsonString());
        return results;
    }

    private static Markup Cell((double Value, string Unit, string Exact) value, (double Value, string Unit, string Exact)? first)
    {
        string shown = $"<data value=\"{value.Exact}\">{System.Net.WebUtility.HtmlEncode(Numbers.Show(value.Value, value.Unit))}</data>";
        if (first is not { Unit: not null } basis || basis.Value == 0 || !double.IsFinite(basis.Value))
            return new Markup(shown);
        double change = (value.Value / basis.Value) - 1;
        return new Markup($"{shown} <span class=\"change\">({(change >= 0 ? "+" : "−")}{Numbers.Percent(Math.Abs(change))})</span>");
    }

    private static void WriteParameters(HtmlText html, IReadOnlyList<RunData> runs)
    {
        var parameters = runs.Select(run => run.Parameters.GroupBy(p => Text(p["path"])).ToDictionary(g => g.Key, g => Text(g.First()["value"]), StringComparer.Ordinal)).ToArray();
        string[] differing = [.. parameters.SelectMany(p => p.Keys).Distinct().Where(path => parameters.Select(p => p.GetValueOrDefault(path)).Distinct().Count() > 1)];
        if (differing.Length == 0)
            html.Add($"<p>All parameters are the same.</p>\n");
        else
            html.Table("Parameters that differ", ["parameter", .. Heads(runs, ">")], differing.Select(path => (IEnumerable<object?>)[path, .. parameters.Select(p => p.GetValueOrDefault(path) ?? "-")]));
    }

    private static IEnumerable<string> Heads(IReadOnlyList<RunData> runs, string align) => runs.Select((run, i) => $"{align}{i + 1}: {run.Label}");
}
