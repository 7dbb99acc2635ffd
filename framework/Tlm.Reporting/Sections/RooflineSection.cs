using System.Text.Json.Nodes;
using Tlm.Reporting.Charts;
using Tlm.Reporting.Formatting;
using Tlm.Reporting.Html;
using Tlm.Reporting.Loading;
using static Tlm.Reporting.Loading.RunData;

namespace Tlm.Reporting.Sections;

/// <summary>Each operator by its operations a byte and the rate that it reached, under the limits of the components.</summary>
internal static class RooflineSection
{
    public static void Write(HtmlText html, RunData run, string id)
    {
        OperatorSum[] all = [.. run.Operators.Where(op => op.Operations > 0 && op.Time > 0)];
        if (all.Length == 0)
            return;
        html.Add($"<section id=\"{id}roofline\" aria-labelledby=\"{id}roofline-h\"><h2 id=\"{id}roofline-h\">Roofline</h2>\n");
        foreach (var component in all.GroupBy(op => op.Component))
            FigureOf(run, component.Key, [.. component.Where(op => op.Bytes > 0)]).Write(html);
        html.Add($"<p class=\"note\">An operator whose data were loaded ahead lies above the line of its memory: its time begins when the operator before it ends.</p>\n");
        html.Table("Operators", ["operator", "component", "phase", "kind", ">count", ">time", ">waiting", ">operations", ">bytes", ">op/B", ">reached"], all.OrderByDescending(op => op.Time).Select(Row));
        html.Add($"</section>\n");
    }

    private static Figure FigureOf(RunData run, string component, OperatorSum[] operators)
    {
        var compute = Limits(run, "peak_operations").Where(limit => limit.Component == component).ToArray();
        var memory = Limits(run, "peak_bandwidth").ToArray();
        var data = new JsonObject
        {
            ["compute"] = new JsonArray([.. compute.Select(Describe)]),
            ["memory"] = new JsonArray([.. memory.Select(Describe)]),
            ["phases"] = new JsonArray([.. operators.GroupBy(PhaseOf).Select(phase => (JsonNode)new JsonObject
            {
                ["name"] = phase.Key,
                ["points"] = new JsonArray([.. phase.Select(op => (JsonNode)new JsonArray(
                    Rounding.ToDigits(op.Operations / op.Bytes, 4), Rounding.ToDigits(op.Operations / op.Time * 1e15, 4), op.Name, Rounding.ToDigits(op.Time, 4)))]),
            })]),
        };
        string limits = string.Join(", ", compute.Select(l => $"{l.Component} {Numbers.Show(l.Value, "OPS")}").Concat(memory.Select(l => $"{l.Component} {Numbers.Show(l.Value, Unit.BytesPerSecond)}")));
        string summary = $"{operators.Length} operators with traffic to memory; limits: {(limits.Length > 0 ? limits : "none known")}. The table below has the numbers.";
        RooflinePhase[] phases = [.. operators.GroupBy(PhaseOf).Select(phase => new RooflinePhase(phase.Key, [.. phase.Select(op => (op.Operations / op.Bytes, op.Operations / op.Time * 1e15, op.Name))]))];
        return new Figure("roofline", $"Roofline of {component}", summary, data, PlainRoofline.Draw(phases, compute, memory));
    }

    private static string PhaseOf(OperatorSum op) => op.IsPrompt ? "prompt" : "decode";

    private static IEnumerable<(string Component, double Value)> Limits(RunData run, string name) =>
        run.Components.Select(c => (c.Name, Number(c.Component["limits"]?[name]?["value"]))).Where(limit => double.IsFinite(limit.Item2));

    private static JsonNode Describe((string Component, double Value) limit) => new JsonObject { ["name"] = limit.Component, ["value"] = Rounding.ToDigits(limit.Value, 5) };

    private static object?[] Row(OperatorSum op) =>
    [
        op.Name, op.Component, PhaseOf(op), op.Kind, $"{op.Count:#,0}", Numbers.Show(op.Time, Unit.Femtoseconds), Numbers.Percent(op.Waiting / op.Time),
        Numbers.Show(op.Operations, Unit.Operations), Numbers.Show(op.Bytes, Unit.Bytes), op.Bytes > 0 ? Numbers.Plain(op.Operations / op.Bytes) : "-", Numbers.Show(op.Operations / op.Time * 1e15, "OPS"),
    ];
}
