using Tlm.Reporting.Loading;

namespace Tlm.Reporting.Charts;

/// <summary>Brings series of different bins onto one raster, so that they can be added.</summary>
internal static class Resampling
{
    private const int Bins = 240;

    /// <summary>The sum of series over a raster between two times, as totals a second of each cell's middle.</summary>
    public static IReadOnlyList<(double X, double Y)> Sum(IEnumerable<RunSeries> series, double start, double end)
    {
        double width = Math.Max(1, (end - start) / Bins);
        var totals = new double[Bins];
        foreach (var (from, span, total, _) in series.SelectMany(s => s.Bins))
            Spread(totals, (from - start) / width, (from + span - start) / width, total);
        return [.. totals.Select((total, bin) => (start + ((bin + 0.5) * width), total / width * 1e15))];
    }

    private static void Spread(double[] totals, double from, double to, double amount)
    {
        int last = Math.Clamp((int)Math.Ceiling(to) - 1, 0, Bins - 1);
        for (int bin = Math.Clamp((int)from, 0, Bins - 1); bin <= last; bin++)
        {
            double overlap = Math.Min(to, bin + 1) - Math.Max(from, bin);
            totals[bin] += amount * (to > from ? Math.Clamp(overlap / (to - from), 0, 1) : 1);
        }
    }
}
