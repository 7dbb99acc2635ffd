using System.Text.Json.Nodes;
using Tlm.Reporting.Formatting;
using Tlm.Reporting.Html;
using Tlm.Reporting.Loading;
using static Tlm.Reporting.Loading.RunData;

namespace Tlm.Reporting.Sections;

/// <summary>How the run ended, its headlines and its claims.</summary>
internal static class SummarySection
{
    public static void Write(HtmlText html, RunData run, string id)
    {
        html.Add($"<section id=\"{id}summary\" aria-labelledby=\"{id}summary-h\"><h2 id=\"{id}summary-h\">Summary</h2>\n");
        WriteEnding(html, run);
        html.Add($"<p>{Text(run.Result["scenario"]?["description"])}</p>\n<dl class=\"cards\">");
        foreach (JsonObject headline in run.Headlines)
            WriteCard(html, headline);
        html.Add($"</dl>\n");
        WriteClaims(html, run);
        html.Add($"</section>\n");
    }

    private static void WriteEnding(HtmlText html, RunData run)
    {
        string end = Numbers.Show(run.End, Unit.Femtoseconds);
        if (run.Status == "completed")
            html.Add($"<p>Completed after {end} of simulated time.</p>\n");
        else if (run.Status == "interrupted")
            html.Add($"<p class=\"alert\" role=\"note\"><strong>Interrupted</strong> after {end} of simulated time: everything below is what was measured until then.</p>\n");
        else
            html.Add($"<p class=\"alert lines\" role=\"note\"><strong>Failed</strong> after {end} of simulated time: {Text(run.Result["error"]?["message"]).TrimEnd('.')}.\nEverything below is what was measured until then.</p>\n");
    }

    private static void WriteCard(HtmlText html, JsonObject headline)
    {
        double value = Number(headline["value"]);
        html.Add($"<div><dt>{Text(headline["description"])}<br><code>{Text(headline["metric"])}</code></dt>");
        html.Add($"<dd><data data-metric=\"{Text(headline["metric"])}\" value=\"{headline["value"]?.ToJsonString() ?? ""}\">{Numbers.Show(value, Text(headline["unit"]))}</data></dd></div>");
    }

    private static void WriteClaims(HtmlText html, RunData run)
    {
        JsonObject[] claims = [.. run.Claims];
        if (claims.Length == 0)
            return;
        int met = claims.Count(claim => claim["met"]!.GetValue<bool>());
        html.Add($"<h3>Claims: {met} of {claims.Length} met</h3>\n");
        html.Table("Claims: published values beside simulated ones", ["claim", ">published", ">simulated", ">error", "tolerance", "met", "grade", "source"], claims.Select(Row));
    }

    private static IEnumerable<object?> Row(JsonObject claim)
    {
        double error = Number(claim["error"]);
        bool met = claim["met"]!.GetValue<bool>();
        return
        [
            Text(claim["id"]), Text(claim["published"]), Numbers.Show(Number(claim["simulated"]), Text(claim["unit"])), double.IsNaN(error) ? "-" : Numbers.Percent(error),
            Text(claim["tolerance"]), new Markup(met ? "<span class=\"yes\">✓ met</span>" : "<span class=\"no\">✗ missed</span>"), Text(claim["grade"]),
            Text(claim["source"]) + (claim["problem"] is { } problem ? $" ({problem})" : ""),
        ];
    }
}
