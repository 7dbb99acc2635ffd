using Tlm.Observability.Collection;

namespace Tlm.Observability.Metrics;

/// <summary>All metrics of a run by path: <c>component.result</c>, <c>component.statistic</c> (a counter's value or a mean),
/// <c>component.statistic.value</c>, <c>component.statistic.mean|utilisation</c>, <c>energy.total</c>, <c>energy.component[.cause]</c> and <c>time.end|region</c>.</summary>
public sealed class MetricTable
{
    private readonly Dictionary<string, Metric> _metrics = new(StringComparer.Ordinal);
    private readonly List<string> _paths = [];

    /// <summary>The metrics of a run.</summary>
    public MetricTable(RunMeasurement run)
    {
        Add("time.end", run.End.Femtoseconds, Unit.Femtoseconds);
        Add("time.region", (run.End - run.Start).Femtoseconds, Unit.Femtoseconds);
        Add("energy.total", (double)run.Energy.Total, Unit.Femtojoules);
        foreach (var (name, energy) in run.Energy.ByComponent)
            Add($"energy.{name}", (double)energy, Unit.Femtojoules);
        foreach (var entry in run.Energy.Entries)
            Add($"energy.{entry.Component}.{entry.Cause}", (double)entry.Femtojoules, Unit.Femtojoules);
        foreach (var component in run.Components)
            AddComponent(component);
    }

    /// <summary>All paths in the order of components.</summary>
    public IReadOnlyList<string> Paths => _paths;

    /// <summary>The metric of a path, or null.</summary>
    public Metric? Find(string path) => _metrics.GetValueOrDefault(path);

    private void AddComponent(ComponentMeasurement component)
    {
        foreach (var value in component.Results?.Values ?? [])
            Add($"{component.Name}.{value.Name}", value.Value, value.Unit);
        foreach (var statistic in component.Statistics)
            AddStatistic($"{component.Name}.{statistic.Name}", statistic);
    }

    private void AddStatistic(string path, StatisticSnapshot statistic)
    {
        if (statistic.Mean is { } mean)
        {
            Add(path, mean, statistic.Unit);
            Add($"{path}.mean", mean, statistic.Unit);
        }
        if (statistic.Utilisation is { } utilisation)
            Add($"{path}.utilisation", utilisation, Unit.Count);
        foreach (var value in statistic.Values)
            Add(value.Name == "value" ? path : $"{path}.{value.Name}", (double)value.Value, UnitOf(statistic, value.Name));
    }

    private static Unit UnitOf(StatisticSnapshot statistic, string value)
    {
        return value switch
        {
            "count" => Unit.Count,
            "femtoseconds" or "bin_femtoseconds" => Unit.Femtoseconds,
            _ => statistic.Unit,
        };
    }

    // a component's own result comes first where a statistic has the same name
    private void Add(string path, double value, Unit unit)
    {
        if (_metrics.TryAdd(path, new Metric(path, value, unit)))
            _paths.Add(path);
    }
}
