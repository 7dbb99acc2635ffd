using System.Text.Json.Nodes;
using Tlm.Reporting.Formatting;
using Tlm.Reporting.Html;

namespace Tlm.Reporting.Charts;

/// <summary>Where time went, level below level: each piece is as wide as its share.</summary>
internal static class IcicleFigure
{
    private const double Width = 720;
    private const double Row = 24;

    public static Figure Of(string title, Node whole)
    {
        string summary = string.Join("; ", whole.Parts.SelectMany(part => part.Parts.Select(inner => (part, inner))).Take(12)
            .Select(pair => $"{pair.part.Name}, {pair.inner.Name}: {Numbers.Percent(pair.inner.Value / whole.Value)}"));
        return new Figure("icicle", title, summary, new JsonObject { ["root"] = whole.ToJson() }, Draw(whole));
    }

    private static Markup Draw(Node whole)
    {
        var svg = new HtmlText();
        svg.Add($"<svg viewBox=\"0 0 {Width} {Depth(whole) * Row}\" class=\"icicle\">");
        Draw(svg, whole, 0, Width, 0, 0, whole.Value);
        return new Markup(svg.Add($"</svg>").ToString());
    }

    private static void Draw(HtmlText svg, Node node, double x, double width, int level, int colour, double whole)
    {
        if (width < 0.5)
            return;
        string label = $"{node.Name}: {Numbers.Show(node.Value, Unit.Femtoseconds)}, {Numbers.Percent(node.Value / whole)}";
        svg.Add($"<rect class=\"{Palette.Class(colour)} l{Math.Min(level, 3)}\" x=\"{x:0.##}\" y=\"{level * Row}\" width=\"{width:0.##}\" height=\"{Row - 1}\"><title>{label}</title></rect>");
        if ((node.Name.Length * 7) + 8 < width)
            svg.Add($"<text x=\"{x + 4:0.##}\" y=\"{(level * Row) + 16}\">{node.Name}</text>");
        for (int part = 0; part < node.Parts.Count; part++)
        {
            double share = node.Value > 0 ? node.Parts[part].Value / node.Value * width : 0;
            Draw(svg, node.Parts[part], x, share, level + 1, level < 1 ? part + 1 : colour + part, whole);
            x += share;
        }
    }

    private static int Depth(Node node) => 1 + node.Parts.Select(Depth).DefaultIfEmpty(0).Max();
}
