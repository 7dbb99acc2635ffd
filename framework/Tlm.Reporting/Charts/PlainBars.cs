using Tlm.Reporting.Html;

namespace Tlm.Reporting.Charts;

/// <summary>A row of stacked bars as plain SVG: one bar a group, one piece a part.</summary>
internal static class PlainBars
{
    private const double Width = 720;
    private const double Row = 26;
    private const double Left = 180;

    public static Markup Draw(IReadOnlyList<string> groups, IReadOnlyList<(string Name, IReadOnlyList<double> Values)> parts)
    {
        double longest = groups.Select((_, group) => parts.Sum(part => part.Values[group])).DefaultIfEmpty(0).Max();
        var svg = new HtmlText();
        svg.Add($"<svg viewBox=\"0 0 {Width} {(groups.Count * Row) + 4}\" class=\"bars\">");
        for (int group = 0; group < groups.Count; group++)
        {
            svg.Add($"<text x=\"{Left - 8}\" y=\"{(group * Row) + 18}\" class=\"end\">{groups[group]}</text>");
            double x = Left;
            for (int part = 0; part < parts.Count; part++)
            {
                double width = longest > 0 ? parts[part].Values[group] / longest * (Width - Left - 6) : 0;
                if (width > 0)
                    svg.Add($"<rect class=\"{Palette.Class(part)}\" x=\"{x:0.##}\" y=\"{(group * Row) + 4}\" width=\"{width:0.##}\" height=\"{Row - 8}\"><title>{groups[group]}: {parts[part].Name}</title></rect>");
                x += width;
            }
        }
        svg.Add($"</svg><ul class=\"legend\">");
        for (int part = 0; part < parts.Count; part++)
            svg.Add($"<li class=\"{Palette.Class(part)}\">{parts[part].Name}</li>");
        return new Markup(svg.Add($"</ul>").ToString());
    }
}
