using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tlm.Hosting.Composition;
using Tlm.Hosting.Scenarios.Model;
using Tlm.Kernel;

namespace Tlm.Hosting.Elaboration;

/// <summary>Turns a scenario into an elaborated simulation; whatever does not fit is reported with its place in the scenario.</summary>
/// <param name="services">Where components get what they ask for.</param>
public sealed class SystemBuilder(IServiceProvider services)
{
    /// <summary>Builds the system of a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="threads">Threads that may run partitions; 0 for as many as suit.</param>
    /// <exception cref="InputException">The scenario does not fit together.</exception>
    public Simulation Build(Scenario scenario, int threads = 0)
    {
        var builder = new SimulationBuilder(new SimulationOptions { Threads = threads, StopGranularity = scenario.Run.StopGranularity });
        builder.Context.Tracer = services.GetService<ITracer>();
        builder.Context.UnrollsStreams = services.GetService<IOptions<TlmOptions>>()?.Value.UnrollStreams ?? false;
        builder.Context.SeriesBin = scenario.Run.SeriesBin;
        var factory = new ComponentFactory(services, scenario.Run.Seed);
        foreach (var entry in scenario.Components)
            factory.Create(entry, builder.Place(entry.Name, entry.Partition));
        foreach (var link in scenario.Links)
            Linker.Connect(builder, link);
        Simulation simulation = Elaborate(builder, scenario);
        foreach (var supply in scenario.Supplies)
            Feed(simulation, supply);
        return simulation;
    }

    private static void Feed(Simulation simulation, SupplyOptions supply)
    {
        int millionths = (int)Math.Round(supply.Efficiency * 1e4);
        foreach (var component in simulation.Components)
            if (supply.Components.Any(name => component.FullName == name || component.FullName.StartsWith(name + ".", StringComparison.Ordinal)))
                component.Energy.SupplyThrough(supply.Name, millionths);
    }

    /// <summary>Constructs one component of a scenario by itself, in a system that the caller puts together.</summary>
    /// <exception cref="InputException">Its options or its place do not suit it.</exception>
    public Component BuildAlone(Scenario scenario, ComponentEntry entry, ComponentContext context) =>
        new ComponentFactory(services, scenario.Run.Seed).Create(entry, context);

    private static Simulation Elaborate(SimulationBuilder builder, Scenario scenario)
    {
        try
        {
            return builder.Elaborate();
        }
        catch (ElaborationException error)
        {
            var unbound = UnboundPorts.Find(builder.Context.Components, scenario).ToArray();
            throw unbound.Length > 0 ? new InputException(unbound) : new InputException(Locate(error, scenario), error.Message, error);
        }
    }

    // a parameter that is to blame, one from the command line first; else the kernel names components, and the first one named is the place to look
    private static InputLocation Locate(ElaborationException error, Scenario scenario)
    {
        InputLocation[] written = [.. error.Parameters.SelectMany(parameter => Written(parameter, scenario))];
        if (written.Length > 0)
            return written.FirstOrDefault(place => place.Line == 0, written[0]);
        var named = scenario.Components.FirstOrDefault(entry => error.Message.Split(' ', ',', ':', '\'').Any(word => word == entry.Name
            || word.StartsWith(entry.Name + ".", StringComparison.Ordinal)));
        return named?.Location ?? new InputLocation(scenario.File);
    }

    private static IEnumerable<InputLocation> Written(string parameter, Scenario scenario)
    {
        foreach (var entry in scenario.Components.Where(entry => parameter.StartsWith(entry.Name + ".", StringComparison.Ordinal)))
            if (entry.Source?.PlaceOf(parameter[(entry.Name.Length + 1)..]) is { } place)
                yield return place;
    }
}
