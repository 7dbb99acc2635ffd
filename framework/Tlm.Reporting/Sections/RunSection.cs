using System.Text.Json.Nodes;
using Tlm.Reporting.Formatting;
using Tlm.Reporting.Html;
using Tlm.Reporting.Loading;
using static Tlm.Reporting.Loading.RunData;

namespace Tlm.Reporting.Sections;

/// <summary>Versions, seed, fingerprint, and how to repeat the run.</summary>
internal static class RunSection
{
    public static void Write(HtmlText html, RunData run, string id)
    {
        JsonNode? how = run.Result["run"];
        html.Add($"<section id=\"{id}run\" aria-labelledby=\"{id}run-h\"><h2 id=\"{id}run-h\">The run</h2>\n");
        html.Add($"<p>To repeat it:</p><pre tabindex=\"0\"><code>{Command(run)}</code></pre>\n");
        List<(string, string)> facts =
        [
            ("fingerprint", Text(run.Result["fingerprint"])), ("seed", Text(how?["seed"])), ("threads asked for", Text(how?["threads"]) is "0" ? "as many as suit" : Text(how?["threads"])),
            ("partitions", string.Join(", ", (how?["partitions"] as JsonArray ?? []).Select(Text))), ("wall time", Numbers.Show(Number(how?["wall_seconds"]), "s")),
            ("events", $"{Numbers.Compact(Number(how?["events"]))}, {Numbers.Compact(Number(how?["events_per_second"]))} a second"), ("ended because", Text(how?["stop_reason"])),
            ("files", string.Join(", ", (run.Result["scenario"]?["files"] as JsonArray ?? []).Select(Text))),
        ];
        facts.AddRange((run.Result["versions"] as JsonObject ?? []).Select(pair => ($"version of {pair.Key}", Text(pair.Value))));
        html.Table("Circumstances", ["what", "value"], facts.Select(fact => new object?[] { fact.Item1, fact.Item2 }));
        html.Add($"</section>\n");
    }

    private static string Command(RunData run)
    {
        string file = Text((run.Result["scenario"]?["files"] as JsonArray)?.FirstOrDefault());
        var overrides = run.Parameters.Where(p => Text(p["origin"]).StartsWith("--set", StringComparison.Ordinal)).Select(p => $" --set '{Setting(p)}'").Distinct();
        return $"tlm run {file}{string.Concat(overrides)}";
    }

    // the origin of a parameter that was set names the assignment
    private static string Setting(JsonObject parameter)
    {
        string origin = Text(parameter["origin"]);
        return origin.Length > 6 ? origin["--set ".Length..] : $"{Text(parameter["path"])}={Text(parameter["value"])}";
    }
}
