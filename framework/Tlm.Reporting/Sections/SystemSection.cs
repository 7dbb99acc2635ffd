using System.Text.Json.Nodes;
using Tlm.Reporting.Diagrams;
using Tlm.Reporting.Formatting;
using Tlm.Reporting.Html;
using Tlm.Reporting.Loading;
using static Tlm.Reporting.Loading.RunData;

namespace Tlm.Reporting.Sections;

/// <summary>The system as a diagram, and its links with their use.</summary>
internal static class SystemSection
{
    public static void Write(HtmlText html, RunData run, string id)
    {
        html.Add($"<section id=\"{id}system\" aria-labelledby=\"{id}system-h\"><h2 id=\"{id}system-h\">System</h2>\n");
        html.Add($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Diagram of the system\">{SvgDiagram.Embed(DiagramOf(run))}</div>\n");
        html.Add($"<p class=\"note\">Boxes show how much of its busiest resource a component used; links are as wide as their bandwidth.</p>\n");
        if (run.Traffic.Any())
            html.Table("Traffic between sockets", ["from", "to", ">transactions", ">read", ">written", ">mean bandwidth", ">busier way used", ">mean latency"], run.Traffic.Select(traffic => Row(run, traffic)));
        html.Add($"</section>\n");
    }

    private static SystemDiagram DiagramOf(RunData run)
    {
        var scenario = run.Result["scenario"]!["resolved"]!["components"] as JsonObject ?? [];
        var nodes = run.Components.Where(component => scenario.ContainsKey(component.Name))
            .Select(c => new DiagramNode(c.Name, Text(c.Component["type"]), Text(c.Component["partition"]), Utilisation.Of(run, c.Name, c.Component)));
        return new SystemDiagram(run.Scenario, [.. nodes], [.. Links(run).Select(link => EdgeOf(run, link))]);
    }

    private static IEnumerable<JsonObject> Links(RunData run) => (run.Result["scenario"]!["links"] as JsonArray ?? []).OfType<JsonObject>();

    private static DiagramEdge EdgeOf(RunData run, JsonObject link)
    {
        double bits = Number(link["bandwidth_bit_per_s"]), latency = Number(link["latency_fs"]);
        var traffic = run.Traffic.FirstOrDefault(t => Text(t["from"]) == Text(link["from"]) || Text(t["to"]) == Text(link["to"]));
        List<string> parts = [];
        if (latency > 0)
            parts.Add(Numbers.Show(latency, Unit.Femtoseconds));
        if (double.IsFinite(bits))
            parts.Add(Numbers.Show(bits, Unit.BitsPerSecond));
        string label = string.Join(", ", parts);
        if (traffic is not null)
            label += $"{(label.Length > 0 ? "\n" : "")}{Use(run, traffic, bits)}";
        return new DiagramEdge(Root(Text(link["from"])), Root(Text(link["to"])), label, double.IsFinite(bits) ? bits : null);
    }

    private static string Use(RunData run, JsonObject traffic, double bits)
    {
        double bytes = BytesPerSecond(run, traffic);
        if (bytes == 0)
            return $"{Numbers.Compact(Count(traffic))} transactions";
        return $"{Numbers.Show(bytes, Unit.BytesPerSecond)}{(Share(run, traffic, bits) is { } share ? $", {Numbers.Percent(share)}" : "")} used";
    }

    private static double Count(JsonObject traffic) => Number(traffic["reads"]) + Number(traffic["writes"]) + Number(traffic["others"]);

    private static double BytesPerSecond(RunData run, JsonObject traffic) =>
        run.Duration > 0 ? (Number(traffic["bytes_read"]) + Number(traffic["bytes_written"])) / run.Duration * 1e15 : 0;

    // the two directions of a link are apart: the busier one counts
    private static double? Share(RunData run, JsonObject traffic, double bits) =>
        double.IsFinite(bits) && run.Duration > 0 ? Math.Max(Number(traffic["bytes_read"]), Number(traffic["bytes_written"])) * 8 / run.Duration * 1e15 / bits : null;

    private static IEnumerable<object?> Row(RunData run, JsonObject traffic)
    {
        double count = Count(traffic);
        var link = Links(run).FirstOrDefault(l => Text(l["from"]) == Text(traffic["from"]));
        double? share = link is null ? null : Share(run, traffic, Number(link["bandwidth_bit_per_s"]));
        return
        [
            Text(traffic["from"]), Text(traffic["to"]), Numbers.Compact(count), Numbers.Show(Number(traffic["bytes_read"]), Unit.Bytes), Numbers.Show(Number(traffic["bytes_written"]), Unit.Bytes),
            Numbers.Show(BytesPerSecond(run, traffic), Unit.BytesPerSecond), share is { } known ? Numbers.Percent(known) : "-",
            count > 0 ? Numbers.Show(Number(traffic["latency_fs"]) / count, Unit.Femtoseconds) : "-",
        ];
    }

    private static string Root(string port) => port.Split('.')[0];
}
