using Tlm.Reporting.Formatting;
using Tlm.Reporting.Html;

namespace Tlm.Reporting.Diagrams;

/// <summary>Draws a system as SVG: components as boxes from initiators on the left to targets on the right, links as wide as their bandwidth.</summary>
public static class SvgDiagram
{
    private const double BoxWidth = 200;
    private const double BoxHeight = 72;
    private const double BarWidth = 50;
    private const double GapX = 230;
    private const double GapY = 44;
    private const double Margin = 16;

    private const string Style = """
        svg{font:14px system-ui,sans-serif;background:#fff}.box{fill:#f4f6f8;stroke:#4a5560}.name{font-weight:600}.small{font-size:12px;fill:#4a5560}.link{fill:none;stroke:#0072b2}
        .label{font-size:12px;text-anchor:middle;fill:#1c2127;paint-order:stroke;stroke:#fff;stroke-width:4px}.use{fill:#0072b2}.track{fill:#d6dbe0}
        """;

    /// <summary>The diagram as a file of its own.</summary>
    public static string Draw(SystemDiagram diagram) => Draw(diagram, $"<style>{Style}</style>");

    /// <summary>The diagram as part of a page whose style sheet knows its classes.</summary>
    internal static Markup Embed(SystemDiagram diagram) => new(Draw(diagram, ""));

    private static string Draw(SystemDiagram diagram, string style)
    {
        var columns = Layering.Of(diagram);
        double height = (columns.Select(column => column.Count).DefaultIfEmpty(1).Max() * (BoxHeight + GapY)) - GapY + (2 * Margin);
        double width = (columns.Count * (BoxWidth + GapX)) - GapX + (2 * Margin);
        var places = Place(columns, height);
        var svg = new HtmlText();
        svg.Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" class=\"diagram\" role=\"img\" aria-label=\"{Describe(diagram)}\">");
        svg.Add($"<title>{diagram.Name}</title>{new Markup(style)}\n");
        foreach (var group in diagram.Edges.Where(edge => places.ContainsKey(edge.From) && places.ContainsKey(edge.To)).GroupBy(edge => (edge.From, edge.To)))
            DrawLinks(svg, [.. group], places);
        foreach (DiagramNode node in diagram.Nodes)
            DrawBox(svg, node, places[node.Name]);
        return svg.Add($"</svg>\n").ToString();
    }

    private static Dictionary<string, (double X, double Y)> Place(IReadOnlyList<IReadOnlyList<DiagramNode>> columns, double height)
    {
        var places = new Dictionary<string, (double, double)>(StringComparer.Ordinal);
        for (int column = 0; column < columns.Count; column++)
        {
            double own = (columns[column].Count * (BoxHeight + GapY)) - GapY;
            for (int row = 0; row < columns[column].Count; row++)
                places[columns[column][row].Name] = (Margin + (column * (BoxWidth + GapX)), ((height - own) / 2) + (row * (BoxHeight + GapY)));
        }
        return places;
    }

    private static void DrawBox(HtmlText svg, DiagramNode node, (double X, double Y) at)
    {
        svg.Add($"<g><title>{node.Name}: {node.Type}, partition {node.Partition}</title><rect class=\"box\" x=\"{at.X}\" y=\"{at.Y}\" width=\"{BoxWidth}\" height=\"{BoxHeight}\" rx=\"8\"/>");
        svg.Add($"<text class=\"name\" x=\"{at.X + 12}\" y=\"{at.Y + 24}\">{node.Name}</text>");
        svg.Add($"<text class=\"small\" x=\"{at.X + 12}\" y=\"{at.Y + 42}\">{node.Type}, {node.Partition}</text>");
        if (node.Use is { } use)
        {
            svg.Add($"<rect class=\"track\" x=\"{at.X + 12}\" y=\"{at.Y + 52}\" width=\"{BarWidth}\" height=\"8\" rx=\"4\"/>");
            svg.Add($"<rect class=\"use\" x=\"{at.X + 12}\" y=\"{at.Y + 52}\" width=\"{BarWidth * Math.Clamp(use.Share, 0, 1):0.#}\" height=\"8\" rx=\"4\"/>");
            svg.Add($"<text class=\"small\" x=\"{at.X + BarWidth + 20}\" y=\"{at.Y + 60}\">{Numbers.Percent(use.Share)} {use.Resource}</text>");
        }
        svg.Add($"</g>\n");
    }

    private static void DrawLinks(HtmlText svg, DiagramEdge[] links, Dictionary<string, (double X, double Y)> places)
    {
        for (int i = 0; i < links.Length; i++)
        {
            double shift = (i - ((links.Length - 1) / 2.0)) * Math.Min(22, (BoxHeight - 16) / links.Length);
            DrawLink(svg, links[i], places[links[i].From], places[links[i].To], shift);
        }
    }

    private static void DrawLink(HtmlText svg, DiagramEdge link, (double X, double Y) from, (double X, double Y) to, double shift)
    {
        bool back = to.X <= from.X;
        double x1 = from.X + (back ? 0 : BoxWidth), y1 = from.Y + (BoxHeight / 2) + shift;
        double x2 = to.X + (back ? BoxWidth : 0), y2 = to.Y + (BoxHeight / 2) + shift;
        double bend = back ? -90 : (x2 - x1) / 2;
        double thick = link.Width is { } width ? Math.Clamp(Math.Log10(width) - 7, 1.5, 7) : 2;
        svg.Add($"<g><title>{link.From} to {link.To}: {link.Label}</title>");
        svg.Add($"<path class=\"link\" stroke-width=\"{thick:0.#}\" d=\"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}\"/>");
        string[] lines = link.Label.Split('\n');
        for (int i = 0; i < lines.Length; i++)
            svg.Add($"<text class=\"label\" x=\"{(x1 + x2) / 2}\" y=\"{((y1 + y2) / 2) - 8 - thick - ((lines.Length - 1 - i) * 15)}\">{lines[i]}</text>");
        svg.Add($"</g>\n");
    }

    private static string Describe(SystemDiagram diagram) =>
        $"System {diagram.Name}: {string.Join("; ", diagram.Edges.Select(edge => $"{edge.From} to {edge.To}: {edge.Label.Replace('\n', ',')}"))}";
}
