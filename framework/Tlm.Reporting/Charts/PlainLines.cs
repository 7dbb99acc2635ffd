using System.Globalization;
using System.Text;
using Tlm.Reporting.Formatting;
using Tlm.Reporting.Html;

namespace Tlm.Reporting.Charts;

/// <summary>Lines over time as plain SVG.</summary>
internal static class PlainLines
{
    private const double Width = 720;
    private const double Height = 180;
    private const double Left = 70;
    private const double Bottom = 24;

    public static Markup Draw(IReadOnlyList<ChartSeries> series, string xUnit, string yUnit)
    {
        double right = series.SelectMany(s => s.Points).Select(p => p.X).DefaultIfEmpty(0).Max();
        double top = series.SelectMany(s => s.Points).Select(p => p.Y).DefaultIfEmpty(0).Max();
        var svg = new HtmlText();
        svg.Add($"<svg viewBox=\"0 0 {Width} {Height}\" class=\"lines\">");
        svg.Add($"<path class=\"axis\" d=\"M{Left} 6V{Height - Bottom}H{Width - 6}\"/>");
        svg.Add($"<text x=\"{Left - 6}\" y=\"14\" class=\"end\">{Short(top)} {yUnit}</text><text x=\"{Left - 6}\" y=\"{Height - Bottom}\" class=\"end\">0</text>");
        svg.Add($"<text x=\"{Width - 6}\" y=\"{Height - 6}\" class=\"end\">{Short(right)} {xUnit}</text>");
        for (int i = 0; i < series.Count; i++)
            svg.Add($"<path class=\"line {Palette.Class(i)}\" d=\"{Path(series[i].Points, right, top)}\"><title>{series[i].Name}</title></path>");
        svg.Add($"</svg><ul class=\"legend\">");
        for (int i = 0; i < series.Count; i++)
            svg.Add($"<li class=\"{Palette.Class(i)}\">{series[i].Name}</li>");
        return new Markup(svg.Add($"</ul>").ToString());
    }

    private static string Path(IReadOnlyList<(double X, double Y)> points, double right, double top)
    {
        var path = new StringBuilder();
        foreach (var (x, y) in points)
        {
            double px = Left + (right > 0 ? x / right : 0) * (Width - Left - 6);
            double py = Height - Bottom - (top > 0 ? Math.Max(0, y) / top : 0) * (Height - Bottom - 8);
            path.Append(CultureInfo.InvariantCulture, $"{(path.Length == 0 ? 'M' : 'L')}{px:0.#} {py:0.#}");
        }
        return path.ToString();
    }

    private static string Short(double value) => Numbers.Plain(value);
}
