using System.Text.Json.Nodes;
using Tlm.Reporting.Charts;
using Tlm.Reporting.Formatting;
using Tlm.Reporting.Html;
using Tlm.Reporting.Loading;
using static Tlm.Reporting.Loading.RunData;

namespace Tlm.Reporting.Sections;

/// <summary>Where time went: by operator, and by stage of latency.</summary>
internal static class TimeSection
{
    public static void Write(HtmlText html, RunData run, string id)
    {
        html.Add($"<section id=\"{id}time\" aria-labelledby=\"{id}time-h\"><h2 id=\"{id}time-h\">Where time went</h2>\n");
        if (run.Operators.Count > 0)
            IcicleFigure.Of("Time by component, phase, kind of operator and operator", Work(run)).Write(html);
        Node latency = Latency(run);
        if (latency.Value > 0)
            IcicleFigure.Of("Latency of all transactions by way and stage", latency).Write(html);
        html.Add($"<div class=\"pairs\">");
        foreach (var (name, component) in run.Components)
            foreach (var (key, breakdown) in component["breakdowns"] as JsonObject ?? [])
                WriteBreakdown(html, $"{name}.{key}", (JsonObject)breakdown!);
        html.Add($"</div></section>\n");
    }

    private static Node Work(RunData run) => Node.Sum("all components", run.Operators.GroupBy(op => op.Component).Select(component =>
        Node.Sum(component.Key, component.GroupBy(op => op.IsPrompt ? "prompt" : "decode").Select(phase =>
            Node.Sum(phase.Key, phase.GroupBy(op => op.Kind).Select(kind =>
                Node.Sum(kind.Key, kind.Select(Operator))))))));

    private static Node Operator(OperatorSum op)
    {
        var node = new Node(op.Name, op.Time);
        if (op.Waiting > 0)
            node.Parts.Add(new Node("waiting", op.Waiting));
        return node;
    }

    private static Node Latency(RunData run) => Node.Sum("all transactions", run.Traffic.Select(traffic => Node.Sum($"{Text(traffic["from"])} to {Text(traffic["to"])}",
        [new Node("way there", Number(traffic["request_fs"])), AtTarget(traffic), new Node("way back", Number(traffic["response_fs"]))])));

    // a target may mark stages that last beyond its response, while data still follow over the link: then the stages share its time
    private static Node AtTarget(JsonObject traffic)
    {
        double total = Number(traffic["target_fs"]);
        var stages = ((JsonObject)traffic["stages_fs"]!).Select(pair => new Node(pair.Key, Number(pair.Value))).Where(stage => stage.Value > 0).ToArray();
        double marked = stages.Sum(stage => stage.Value);
        double scale = marked > total && marked > 0 ? total / marked : 1;
        var node = new Node("at the target", total);
        node.Parts.AddRange(stages.Select(stage => stage with { Value = stage.Value * scale }));
        return node;
    }

    private static void WriteBreakdown(HtmlText html, string path, JsonObject breakdown)
    {
        string unit = Text(breakdown["unit"]);
        var parts = ((JsonArray)breakdown["parts"]!).OfType<JsonObject>().ToArray();
        double whole = parts.Sum(part => Number(part["amount"]));
        html.Table($"{path}: {Text(breakdown["description"])}", ["part", ">amount", ">share", ""], parts.Select(part => new object?[]
        {
            Text(part["label"]), new Markup($"<data value=\"{part["amount"]!.ToJsonString()}\">{Numbers.Show(Number(part["amount"]), unit)}</data>"),
            Numbers.Percent(whole > 0 ? Number(part["amount"]) / whole : 0), Bar(whole > 0 ? Number(part["amount"]) / whole : 0),
        }));
    }

    private static Markup Bar(double share) => new($"<span class=\"bar\" style=\"--share:{Rounding.ToDigits(share * 100, 4).ToString(System.Globalization.CultureInfo.InvariantCulture)}%\"></span>");
}
