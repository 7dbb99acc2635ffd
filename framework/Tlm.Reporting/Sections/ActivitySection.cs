using Tlm.Reporting.Charts;
using Tlm.Reporting.Html;
using Tlm.Reporting.Loading;
using static Tlm.Reporting.Loading.RunData;

namespace Tlm.Reporting.Sections;

/// <summary>Bandwidth, utilisation, queues and power over simulated time.</summary>
internal static class ActivitySection
{
    private const int LinesPerChart = 8;

    public static void Write(HtmlText html, RunData run, string id)
    {
        html.Add($"<section id=\"{id}activity\" aria-labelledby=\"{id}activity-h\"><h2 id=\"{id}activity-h\">Over simulated time</h2>\n");
        if (run.Series.Count == 0)
            html.Add($"<p class=\"alert\" role=\"note\">The folder holds no time series (tables/series.csv.gz).</p>\n");
        WriteLines(html, run, "Bandwidth", Bandwidths(run), "GB/s");
        WriteLines(html, run, "Utilisation", [.. Levels(run, limited: true), .. Shares(Utilisation.OfPeaks(run), " of the peak")], "%", 100);
        WriteLines(html, run, "Use of links", Shares(Utilisation.OfLinks(run), ""), "%", 100);
        WriteLines(html, run, "Queues and occupancy", Levels(run, limited: false), "");
        WritePower(html, run);
        html.Add($"</section>\n");
    }

    private static void WriteLines(HtmlText html, RunData run, string title, IEnumerable<ChartSeries> series, string unit, double? maximum = null)
    {
        ChartSeries[][] charts = [.. series.Chunk(LinesPerChart)];
        for (int i = 0; i < charts.Length; i++)
            LineFigure.Of(charts.Length > 1 ? $"{title}, {i + 1} of {charts.Length}" : title, charts[i], unit, (run.Start, run.End), maximum: maximum).Write(html);
    }

    private static IEnumerable<ChartSeries> Bandwidths(RunData run) =>
        from series in run.Series
        where series.Quantity == "amount" && series.Unit == "B" && !series.IsEmpty
        select new ChartSeries($"{series.Component} {series.Name}", Points(series, 1e-9));

    private static IEnumerable<ChartSeries> Levels(RunData run, bool limited)
    {
        foreach (RunSeries series in run.Series.Where(series => series.Quantity == "level" && !series.IsEmpty))
        {
            double capacity = Number(run.Result["components"]?[series.Component]?["statistics"]?[series.Name]?["capacity"]);
            if (double.IsFinite(capacity) == limited)
                yield return new ChartSeries($"{series.Component} {series.Name}", Points(series, limited ? 100 / capacity : 1));
        }
    }

    private static IEnumerable<ChartSeries> Shares(IEnumerable<(RunSeries Series, double PerShare)> used, string of) =>
        used.Select(use => new ChartSeries($"{use.Series.Component} {use.Series.Name}{of}", Points(use.Series, 100 / use.PerShare)));

    private static void WritePower(HtmlText html, RunData run)
    {
        var energy = run.Series.Where(series => series.Unit == "fJ" && !series.IsEmpty).GroupBy(series => series.Component);
        ChartSeries[] power = [.. energy.Select(component => new ChartSeries(component.Key, Watts(Resampling.Sum(component, run.Start, run.End))))];
        if (power.Length > 0)
            LineFigure.Of("Power", power, "W", (run.Start, run.End), stacked: true).Write(html);
    }

    private static (double, double)[] Watts(IReadOnlyList<(double X, double Y)> points) => [.. points.Select(point => (point.X, point.Y * 1e-15))];

    private static (double, double)[] Points(RunSeries series, double scale) =>
        [.. series.Bins.Select(bin => (bin.Start + (bin.Width / 2.0), bin.Mean * scale))];
}
