using System.Globalization;
using System.Text;

namespace Tlm.Bridges.Ramulator2.CrossValidation;

/// <summary>Sums a comparison up, in Markdown.</summary>
public static class ComparisonReport
{
    /// <summary>What is shown of each run.</summary>
    internal static IReadOnlyList<(string Name, Func<ChannelFigures, string> Value)> Figures { get; } =
    [
        ("requests", figures => Text(figures.Requests)),
        ("commands", figures => Text(figures.Commands)),
        ("last completion, cycle", figures => Text(figures.LastCycle)),
        ("latency, smallest, cycles", figures => Text(figures.Latency.Smallest)),
        ("latency, 10 %, cycles", figures => Text(figures.Latency.Tenth)),
        ("latency, median, cycles", figures => Text(figures.Latency.Median)),
        ("latency, mean, cycles", figures => figures.Latency.Mean.ToString("#,0.00", CultureInfo.InvariantCulture)),
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
        var text = new StringBuilder($"# Ramulator and the embedded engine on the same traffic\n\n**{Summary(comparisons)}**\n\n");
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

    /// <summary>All channels in a sentence.</summary>
    internal static string Summary(IReadOnlyList<ChannelComparison> comparisons)
    {
        var different = comparisons.Where(comparison => comparison.FirstDifference is not null).Select(Title).ToArray();
        return different.Length == 0
            ? $"Equal on {comparisons.Count} of {comparisons.Count} channels: {Text(comparisons.Sum(comparison => (long)comparison.EqualCommands))} commands, every accept and completion."
            : $"Different on {different.Length} of {comparisons.Count} channels: {string.Join("; ", different)}.";
    }

    internal static string Title(ChannelComparison comparison) => $"{comparison.Memory}, channel {comparison.Channel}";

    internal static string Verdict(ChannelComparison comparison)
    {
        var compared = comparison.Ramulator.Requests.Length;
        var cut = comparison.Seen > compared ? $" The first {Text(compared)} of {Text(comparison.Seen)} transactions were compared." : "";
        return comparison.FirstDifference is null
            ? $"Equal: all {Text(comparison.EqualCommands)} commands, every accept and completion.{cut}"
            : $"Different from {comparison.FirstDifference}; {Text(comparison.EqualCommands)} commands before it are equal.{cut}";
    }

    private static string Text(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
