using System.Globalization;
using System.Net;
using System.Text;

namespace Tlm.Bridges.Ramulator2.CrossValidation;

/// <summary>Sums a comparison up, in Markdown and HTML.</summary>
public static class ComparisonReport
{
    private static readonly (string Name, Func<ChannelFigures, string> Value)[] Figures =
    [
        ("requests", figures => Text(figures.Requests)),
        ("commands", figures => Text(figures.Commands)),
        ("last completion, cycle", figures => Text(figures.LastCycle)),
        ("latency, smallest, cycles", figures => Text(figures.Latency.Smallest)),
        ("latency, 10 %, cycles", figures => Text(figures.Latency.Tenth)),
        ("latency, median, cycles", figures => Text(figures.Latency.Median)),
        ("latency, mean, cycles", figures => figures.Latency.Mean.ToString("F2", CultureInfo.InvariantCulture)),
        ("latency, 90 %, cycles", figures => Text(figures.Latency.Ninetieth)),
        ("latency, 99 %, cycles", figures => Text(figures.Latency.NinetyNinth)),
        ("latency, largest, cycles", figures => Text(figures.Latency.Largest)),
        ("bandwidth, GB/s", figures => figures.Bandwidth.ToString("F3", CultureInfo.InvariantCulture)),
        ("row hits", figures => Text(figures.RowHits)),
        ("energy", figures => figures.Energy.ToString()),
    ];

    /// <summary>The report in Markdown.</summary>
    public static string Markdown(IReadOnlyList<ChannelComparison> comparisons, IEnumerable<(string Name, string Version)> versions)
    {
        var text = new StringBuilder("# Ramulator and the embedded engine on the same traffic\n\n");
        foreach (var (name, version) in versions)
            text.Append(CultureInfo.InvariantCulture, $"- {name}: {version}\n");
        foreach (var comparison in comparisons)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {Title(comparison)}\n\n{Verdict(comparison)}\n\n| figure | Ramulator | embedded |\n|---|---|---|\n");
            foreach (var (name, value) in Figures)
                text.Append(CultureInfo.InvariantCulture, $"| {name} | {value(comparison.RamulatorFigures)} | {value(comparison.EmbeddedFigures)} |\n");
        }

        return text.ToString();
    }

    /// <summary>The report as one HTML page.</summary>
    public static string Html(IReadOnlyList<ChannelComparison> comparisons, IEnumerable<(string Name, string Version)> versions)
    {
        var text = new StringBuilder("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Ramulator and the embedded engine</title>");
        text.Append("<style>body{font:16px sans-serif;max-width:60em;margin:2em auto}td,th{padding:.2em 1em;text-align:right}th:first-child,td:first-child{text-align:left}</style>");
        text.Append("<h1>Ramulator and the embedded engine on the same traffic</h1><ul>");
        foreach (var (name, version) in versions)
            text.Append(CultureInfo.InvariantCulture, $"<li>{Escaped(name)}: {Escaped(version)}</li>");
        text.Append("</ul>");
        foreach (var comparison in comparisons)
        {
            text.Append(CultureInfo.InvariantCulture, $"<h2>{Escaped(Title(comparison))}</h2><p>{Escaped(Verdict(comparison))}</p>");
            text.Append("<table><tr><th>figure</th><th>Ramulator</th><th>embedded</th></tr>");
            foreach (var (name, value) in Figures)
                text.Append(CultureInfo.InvariantCulture, $"<tr><td>{name}</td><td>{value(comparison.RamulatorFigures)}</td><td>{value(comparison.EmbeddedFigures)}</td></tr>");
            text.Append("</table>");
        }

        return text.Append("</html>\n").ToString();
    }

    private static string Title(ChannelComparison comparison) => $"{comparison.Memory}, channel {comparison.Channel}";

    private static string Verdict(ChannelComparison comparison)
    {
        var compared = comparison.Ramulator.Requests.Length;
        var cut = comparison.Seen > compared ? $" The first {compared} of {comparison.Seen} transactions were compared." : "";
        return comparison.FirstDifference is null
            ? $"Equal: all {comparison.EqualCommands} commands, every accept and completion.{cut}"
            : $"Different from {comparison.FirstDifference}; {comparison.EqualCommands} commands before it are equal.{cut}";
    }

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
