using System.Text.Json.Nodes;
using Tlm.Reporting.Formatting;
using Tlm.Reporting.Html;
using Tlm.Reporting.Loading;
using static Tlm.Reporting.Loading.RunData;

namespace Tlm.Reporting.Sections;

/// <summary>All statistics and published values.</summary>
internal static class StatisticSection
{
    public static void Write(HtmlText html, RunData run, string id)
    {
        html.Add($"<section id=\"{id}statistics\" aria-labelledby=\"{id}statistics-h\"><h2 id=\"{id}statistics-h\">Statistics</h2>\n");
        html.Table("Published values", ["value", ">amount", "meaning"], run.Components.SelectMany(Values));
        html.Table("Statistics", ["statistic", "kind", ">value", "meaning"], run.Components.SelectMany(Statistics));
        html.Add($"</section>\n");
    }

    private static IEnumerable<object?[]> Values((string Name, JsonObject Component) component) =>
        (component.Component["results"] as JsonObject ?? []).Select(pair => new object?[]
        {
            $"{component.Name}.{pair.Key}",
            new Markup($"<data value=\"{pair.Value!["value"]?.ToJsonString() ?? ""}\">{Numbers.Show(Number(pair.Value["value"]), Text(pair.Value["unit"]))}</data>"),
            Text(pair.Value["description"]),
        });

    private static IEnumerable<object?[]> Statistics((string Name, JsonObject Component) component) =>
        (component.Component["statistics"] as JsonObject ?? []).Select(pair => new object?[]
        {
            $"{component.Name}.{pair.Key}", Text(pair.Value!["kind"]), Value(pair.Value), Text(pair.Value["description"]),
        });

    private static Markup Value(JsonNode statistic)
    {
        string unit = Text(statistic["unit"]);
        var (node, word) = Text(statistic["kind"]) switch
        {
            "counter" => (statistic["value"], ""),
            "time-series" => (statistic["sum"], ""),
            "histogram" => (statistic["mean"], "mean "),
            _ => (statistic["mean"], "mean "),
        };
        return new Markup($"{word}<data value=\"{node?.ToJsonString() ?? ""}\">{System.Net.WebUtility.HtmlEncode(Numbers.Show(Number(node), unit))}</data>");
    }
}
