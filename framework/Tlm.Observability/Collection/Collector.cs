using System.Reflection;

namespace Tlm.Observability.Collection;

/// <summary>Reads the measurements of all components when a run has ended.</summary>
public static class Collector
{
    /// <summary>Collects the measurements.</summary>
    /// <param name="components">All components.</param>
    /// <param name="start">Where the region of interest began.</param>
    /// <param name="end">Where the run ended.</param>
    /// <param name="problem">Takes the error of a component that fails to publish its results, which are then left out; null to throw it.</param>
    /// <exception cref="SimulationException">A component failed while it published its results.</exception>
    public static RunMeasurement Collect(
        IEnumerable<Component> components, SimTime start, SimTime end, Action<SimulationException>? problem = null)
    {
        var ordered = components.OrderBy(component => component.FullName, StringComparer.Ordinal).ToArray();
        var energy = new EnergyLedger([.. ordered.SelectMany(component => EnergyOf(component, end))]);
        return new RunMeasurement(start, end, [.. ordered.Select(component => Measure(component, start, end, problem))], energy);
    }

    /// <summary>Starts all measurements afresh: the beginning of the region of interest.</summary>
    public static void BeginRegion(IEnumerable<Component> components, SimTime start)
    {
        foreach (var component in components)
        {
            component.SettleStatistics();
            component.Statistics.Reset(start.Femtoseconds);
            component.Energy.Reset(start.Femtoseconds);
        }
    }

    private static ComponentMeasurement Measure(Component component, SimTime start, SimTime end, Action<SimulationException>? problem)
    {
        var type = component.GetType();
        var statistics = component.Statistics.All.OrderBy(s => s.Name, StringComparer.Ordinal).Select(s => s.Snapshot(end.Femtoseconds));
        var name = type.GetCustomAttribute<ComponentAttribute>()?.Type ?? type.Name;
        return new ComponentMeasurement(component.FullName, name, component.Context.Partition, [.. statistics], Publish(component, start, end, problem))
        {
            Limits = component is IPerformanceLimits limited ? [.. limited.Limits] : [],
        };
    }

    private static ResultSheet? Publish(Component component, SimTime start, SimTime end, Action<SimulationException>? problem)
    {
        if (component is not IResultSource source)
            return null;
        var sheet = new ResultSheet { Start = start, End = end };
        try
        {
            source.PublishResults(sheet);
        }
        catch (Exception error)
        {
            var failure = new SimulationException($"the results could not be published: {error.Message}", component.FullName, null, end, error);
            if (problem is null)
                throw failure;
            problem(failure);
            return null;
        }
        return sheet;
    }

    private static IEnumerable<EnergyEntry> EnergyOf(Component component, SimTime end)
    {
        return component.Energy.Causes.Select(cause => new EnergyEntry(component.FullName, cause.Name, cause.Description, cause.Total(end.Femtoseconds))
        {
            Series = cause.Series(end.Femtoseconds),
        });
    }
}
