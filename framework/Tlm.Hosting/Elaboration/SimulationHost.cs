using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tlm.Hosting.Composition;
using Tlm.Hosting.Logging;
using Tlm.Hosting.Scenarios;
using Tlm.Hosting.Scenarios.Model;
using Tlm.Kernel;

namespace Tlm.Hosting.Elaboration;

/// <summary>Holds the scenario and the simulation made of it.</summary>
public sealed class SimulationHost(IOptions<TlmOptions> options, ScenarioReader reader, SystemBuilder builder, ILogger<SimulationHost> logger)
{
    private Scenario? _scenario;
    private Simulation? _simulation;

    /// <summary>The scenario; read by <see cref="Elaborate"/>, or by <see cref="Read"/> alone.</summary>
    public Scenario Scenario => _scenario ?? throw NotYet();

    /// <summary>The elaborated simulation.</summary>
    public Simulation Simulation => _simulation ?? throw NotYet();

    /// <summary>Threads that may run partitions; 0 for automatic.</summary>
    public int Threads => options.Value.Threads ?? Scenario.Run.Threads.Count;

    /// <summary>Reads the scenario and builds its system; once.</summary>
    /// <exception cref="InputException">The scenario is wrong.</exception>
    public void Elaborate()
    {
        if (_simulation is not null)
            return;
        _scenario = Read();
        _simulation = builder.Build(_scenario, Threads);
        Log.Elaborated(logger, _scenario.Name, _simulation.Components.Count, _scenario.Links.Count);
    }

    /// <summary>Reads the scenario, without building its system.</summary>
    /// <exception cref="InputException">The scenario is wrong.</exception>
    public Scenario Read() => _scenario ??= reader.Read(options.Value.ScenarioPath, options.Value.Overrides);

    private static InvalidOperationException NotYet() => new("the system is elaborated when the host starts, which it has not done yet");
}
