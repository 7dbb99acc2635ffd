using System.Text.Json.Nodes;
using static Tlm.Reporting.Loading.RunData;

namespace Tlm.Reporting.Loading;

/// <summary>How much of what they have components and links used.</summary>
internal static class Utilisation
{
    /// <summary>The busiest resource of a component, or its data beside its peak bandwidth where it counts no resource; null when neither is known.</summary>
    public static (string Resource, double Share)? Of(RunData run, string name, JsonObject component)
    {
        var resources = (component["statistics"] as JsonObject ?? [])
            .Select(pair => (Resource: pair.Key, Share: Number(pair.Value?["utilisation"]))).Where(resource => double.IsFinite(resource.Share)).ToArray();
        if (resources.Length > 0)
            return resources.MaxBy(resource => resource.Share);
        var data = Amounts(run, name).ToArray();
        return data.Length > 0 && Peak(component) is { } peak && run.Duration > 0 ? ("bandwidth", data.Sum(series => series.Bins.Sum(bin => bin.Total)) / run.Duration * 1e15 / peak) : null;
    }

    /// <summary>Data over time of components that declare a peak bandwidth and count no resource, as shares of it.</summary>
    public static IEnumerable<(RunSeries Series, double PerShare)> OfPeaks(RunData run) =>
        from component in run.Components
        where Peak(component.Component) is not null && !CountsResources(component.Component)
        from series in Amounts(run, component.Name)
        select (series, Peak(component.Component)!.Value);

    /// <summary>Data over time of links that have a bandwidth, as shares of it; the two directions of a link are apart.</summary>
    public static IEnumerable<(RunSeries Series, double PerShare)> OfLinks(RunData run) =>
        from link in (run.Result["scenario"]?["links"] as JsonArray ?? []).OfType<JsonObject>()
        let bits = Number(link["bandwidth_bit_per_s"])
        where double.IsFinite(bits)
        from series in Amounts(run, Text(link["from"]))
        select (series, bits / 8);

    private static IEnumerable<RunSeries> Amounts(RunData run, string component) =>
        run.Series.Where(series => series.Component == component && series.Quantity == "amount" && series.Unit == "B" && !series.IsEmpty);

    private static bool CountsResources(JsonObject component) => (component["statistics"] as JsonObject ?? []).Any(pair => pair.Value?["utilisation"] is not null);

    private static double? Peak(JsonObject component) => Number(component["limits"]?["peak_bandwidth"]?["value"]) is var peak && peak > 0 ? peak : null;
}
