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
    private const double Left = 84;
    private const double Top = 8;
    private const double Bottom = 24;

    public static Markup Draw(IReadOnlyList<ChartSeries> series, (double From, double To) range, string xUnit, string yUnit)
    {
        double highest = series.SelectMany(s => s.Points).Select(p => p.Y).DefaultIfEmpty(0).Max();
        double step = Step(highest, 4);
        double top = step * Math.Ceiling(highest / step);
        var svg = new HtmlText();
        svg.Add($"<svg viewBox=\"0 0 {Width} {Height}\" class=\"lines\">");
        for (double at = 0; at <= top * 1.0001; at += step)
            svg.Add($"<path class=\"grid\" d=\"M{Left} {Y(at, top):0.#}H{Width - 6}\"/><text x=\"{Left - 6}\" y=\"{Y(at, top) + 4:0.#}\" class=\"end\">{Numbers.Plain(at)} {yUnit}</text>");
        double stride = Step(range.To - range.From, 6);
        for (double at = Math.Ceiling(range.From / stride) * stride; at <= range.To - (0.08 * (range.To - range.From)); at += stride)
            svg.Add($"<text x=\"{X(at, range):0.#}\" y=\"{Height - 6}\" class=\"mid\">{Numbers.Plain(at)}</text>");
        svg.Add($"<text x=\"{Width - 6}\" y=\"{Height - 6}\" class=\"end\">{Numbers.Plain(range.To)} {xUnit}</text><path class=\"axis\" d=\"M{Left} {Top}V{Height - Bottom}H{Width - 6}\"/>");
        for (int i = 0; i < series.Count; i++)
            svg.Add($"<path class=\"line {Palette.Class(i)}\" d=\"{Path(series[i].Points, range, top)}\"><title>{series[i].Name}</title></path>");
        svg.Add($"</svg><ul class=\"legend\">");
        for (int i = 0; i < series.Count; i++)
            svg.Add($"<li class=\"{Palette.Class(i)}\">{series[i].Name}</li>");
        return new Markup(svg.Add($"</ul>").ToString());
    }

    private static string Path(IReadOnlyList<(double X, double Y)> points, (double From, double To) range, double top)
    {
        var path = new StringBuilder();
        foreach (var (x, y) in points)
            path.Append(CultureInfo.InvariantCulture, $"{(path.Length == 0 ? 'M' : 'L')}{X(x, range):0.#} {Y(y, top):0.#}");
        return path.ToString();
    }

    private static double X(double value, (double From, double To) range) =>
        Left + ((range.To > range.From ? (value - range.From) / (range.To - range.From) : 0) * (Width - Left - 6));

    private static double Y(double value, double top) => Height - Bottom - ((top > 0 ? Math.Max(0, value) / top : 0) * (Height - Bottom - Top));

    // 1, 2 or 5 times a power of ten, so that so many of them, or a few more, reach a value
    private static double Step(double value, int count)
    {
        if (!(value > 0))
            return 1;
        double raw = value / count;
        double decade = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        return decade * (raw / decade < 2 ? 1 : raw / decade < 5 ? 2 : 5);
    }
}
