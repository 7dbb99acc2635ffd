using System.Text.Json.Nodes;
using Tlm.Reporting.Formatting;

namespace Tlm.Reporting.Charts;

/// <summary>Lines, or areas on top of each other, over simulated time.</summary>
internal static class LineFigure
{
    /// <summary>Makes a chart.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="series">The lines, x in femtoseconds.</param>
    /// <param name="unit">Unit of y.</param>
    /// <param name="range">From when to when, in femtoseconds: the charts of a run have one axis.</param>
    /// <param name="stacked">Whether the lines are parts of a sum; they then have the same x.</param>
    /// <param name="maximum">The top of the y axis; null: what the data need.</param>
    public static Figure Of(string title, IReadOnlyList<ChartSeries> series, string unit, (double From, double To) range, bool stacked = false, double? maximum = null)
    {
        var (perUnit, xUnit) = TimeAxis.For(range.To);
        var (from, to) = (Rounding.ToDigits(range.From / perUnit, 6), Rounding.ToDigits(range.To / perUnit, 6));
        ChartSeries[] scaled = [.. series.Select(s => s with { Points = [.. s.Points.Select(p => (Rounding.ToDigits(p.X / perUnit, 6), Rounding.ToDigits(p.Y, 4)))] })];
        var data = new JsonObject
        {
            ["x"] = xUnit,
            ["from"] = from,
            ["to"] = to,
            ["y"] = unit,
            ["stacked"] = stacked,
            ["max"] = maximum,
            ["series"] = new JsonArray([.. scaled.Select(Describe)]),
        };
        string summary = string.Join("; ", scaled.Select(s => $"{s.Name}: mean {Mean(s)}, highest {Numbers.Plain(s.Points.Select(p => p.Y).DefaultIfEmpty(0).Max())} {unit}"));
        return new Figure("lines", unit.Length > 0 ? $"{title} ({unit})" : title, summary, data, PlainLines.Draw(scaled, (from, to), xUnit, unit));

        string Mean(ChartSeries s) => $"{Numbers.Plain(s.Points.Select(p => p.Y).DefaultIfEmpty(0).Average())} {unit}";
    }

    private static JsonNode Describe(ChartSeries series) => new JsonObject
    {
        ["name"] = series.Name,
        ["points"] = new JsonArray([.. series.Points.Select(p => (JsonNode)new JsonArray(p.X, p.Y))]),
    };
}
