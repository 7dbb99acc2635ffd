using System.Text.Json.Nodes;

namespace Tlm.Reporting.Charts;

/// <summary>Bars made of parts: energy by cause, rows hit and missed.</summary>
internal static class BarFigure
{
    public static Figure Of(string title, string summary, IReadOnlyList<string> groups, IReadOnlyList<(string Name, IReadOnlyList<double> Values)> parts, string unit)
    {
        var data = new JsonObject
        {
            ["y"] = unit,
            ["groups"] = new JsonArray([.. groups.Select(group => (JsonNode)group)]),
            ["parts"] = new JsonArray([.. parts.Select(part => (JsonNode)new JsonObject
            {
                ["name"] = part.Name,
                ["values"] = new JsonArray([.. part.Values.Select(value => (JsonNode)Rounding.ToDigits(value, 6))]),
            })]),
        };
        return new Figure("bars", unit.Length > 0 ? $"{title} ({unit})" : title, summary, data, PlainBars.Draw(groups, parts));
    }
}
