using Tlm.Observability.Collection;

namespace Tlm.Observability.Tables;

/// <summary>Everything that was followed over simulated time, one row a bin.</summary>
internal static class SeriesTable
{
    public static DataTable Of(RunMeasurement run) => new("series", "measurements over simulated time, one row a bin; the totals of a series sum to its total in result.json",
        [
            new("component", "string", "full name of the component, or of the initiator socket for traffic"), new("series", "string", "name of the series"),
            new("quantity", "string", "amount: total is the sum in the bin, mean is per second; level: total is level times femtoseconds, mean is the mean level"),
            new("unit", "string", "unit of the amount or level"), new("start_fs", "integer", "start of the bin", "fs"), new("width_fs", "integer", "width of the bin", "fs"),
            new("total", "number", "sum or time integral in the bin; exact integers"), new("mean", "number", "amount a second, or mean level"),
        ],
        All(run).SelectMany(series => Rows(series, run.End)));

    /// <summary>All series of a run in a fixed order.</summary>
    private static IEnumerable<RunSeries> All(RunMeasurement run)
    {
        foreach (ComponentMeasurement component in run.Components)
        {
            foreach (StatisticSnapshot statistic in component.Statistics.Where(statistic => statistic.Series is not null))
                yield return new RunSeries(component.Name, statistic.Name, statistic.Kind == "time-series" ? "amount" : "level", statistic.Unit.Symbol, statistic.Series!);
            foreach (EnergyEntry entry in run.Energy.Entries.Where(entry => entry.Component == component.Name && entry.Series is not null))
                yield return new RunSeries(component.Name, $"energy.{entry.Cause}", "amount", "fJ", entry.Series!);
        }
        foreach (TrafficMeasurement traffic in run.Traffic)
        {
            yield return new RunSeries(traffic.From, "bytes_read", "amount", "B", traffic.BytesRead);
            yield return new RunSeries(traffic.From, "bytes_written", "amount", "B", traffic.BytesWritten);
        }
    }

    private static IEnumerable<object?[]> Rows(RunSeries series, SimTime end)
    {
        for (int bin = 0; bin < series.Bins.Contents.Count; bin++)
        {
            long start = series.Bins.Start + (bin * series.Bins.Width);
            // the run ends within the last bin: what a bin holds was there for less than its width
            long width = Math.Max(1, Math.Min(series.Bins.Width, end.Femtoseconds - start));
            double mean = (double)series.Bins.Contents[bin] / width;
            yield return [series.Component, series.Name, series.Quantity, series.Unit, start, width, series.Bins.Contents[bin], series.Quantity == "level" ? mean : mean * 1e15];
        }
    }

    private sealed record RunSeries(string Component, string Name, string Quantity, string Unit, TimeBinsSnapshot Bins);
}
