using System.Globalization;
using System.Net;
using System.Text;

namespace Tlm.Bridges.Ramulator2.CrossValidation;

/// <summary>A comparison as one HTML page that opens offline, in light and dark.</summary>
public static class ComparisonPage
{
    private const string Style = """
        :root{color-scheme:light dark;--rule:#c9d0d6;--soft:#4a5560;--bad:#a32f00}@media(prefers-color-scheme:dark){:root{--rule:#3b444d;--soft:#b4bec8;--bad:#ff9a6b}}
        body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}h2{margin:2rem 0 0}ul{color:var(--soft);padding-left:1.2em}
        table{border-collapse:collapse;font-variant-numeric:tabular-nums}td,th{padding:.25em 2em .25em 0;text-align:right;border-bottom:1px solid var(--rule)}
        th{color:var(--soft);font-weight:400}tr>:first-child{text-align:left}.summary{font-size:1.2rem;font-weight:600}.verdict{white-space:pre-line}.bad{color:var(--bad)}
        """;

    /// <summary>The page.</summary>
    public static string Of(IReadOnlyList<ChannelComparison> comparisons, IEnumerable<(string Name, string Version)> versions)
    {
        var text = new StringBuilder("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        text.Append(CultureInfo.InvariantCulture, $"<title>Ramulator and the embedded engine</title><style>{Style}</style></head><body><h1>Ramulator and the embedded engine on the same traffic</h1>");
        text.Append(CultureInfo.InvariantCulture, $"<p class=\"summary{Mark(comparisons.Any(comparison => comparison.FirstDifference is not null))}\">{Escaped(ComparisonReport.Summary(comparisons))}</p><ul>");
        foreach (var (name, version) in versions)
            text.Append(CultureInfo.InvariantCulture, $"<li>{Escaped(name)}: {Escaped(version)}</li>");
        text.Append("</ul>");
        foreach (var comparison in comparisons)
            Append(text, comparison);
        return text.Append("</body></html>\n").ToString();
    }

    private static void Append(StringBuilder text, ChannelComparison comparison)
    {
        text.Append(CultureInfo.InvariantCulture, $"<h2>{Escaped(ComparisonReport.Title(comparison))}</h2>");
        text.Append(CultureInfo.InvariantCulture, $"<p class=\"verdict{Mark(comparison.FirstDifference is not null)}\">{Escaped(ComparisonReport.Verdict(comparison))}</p>");
        text.Append("<table><thead><tr><th scope=\"col\">figure</th><th scope=\"col\">Ramulator</th><th scope=\"col\">embedded</th></tr></thead><tbody>");
        foreach (var (name, value) in ComparisonReport.Figures)
        {
            var (theirs, ours) = (value(comparison.RamulatorFigures), value(comparison.EmbeddedFigures));
            text.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{name}</th><td>{theirs}</td><td>{(ours == theirs ? ours : $"<strong class=\"bad\">≠ {ours}</strong>")}</td></tr>");
        }

        text.Append("</tbody></table>");
    }

    private static string Mark(bool different) => different ? " bad" : "";

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);
}
