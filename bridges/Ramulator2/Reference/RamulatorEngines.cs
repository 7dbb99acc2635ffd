using Tlm.Bridges.Ramulator2.Build;
using Tlm.Bridges.Ramulator2.Client;
using Tlm.Models.Dram.Components;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Reference;

namespace Tlm.Bridges.Ramulator2.Reference;

/// <summary>Opens the user's Ramulator for the memories that ask for it, or for all if the run asks for it.</summary>
/// <param name="Override">What the run asks for all memories (<c>--memory</c>); null: each as its scenario says.</param>
public sealed record RamulatorEngines(string? Override = null) : IReferenceEngines
{
    private readonly List<MemoryWorker> _opened = [];

    /// <summary>What ran beside the program, by name; nothing if no memory asked for it.</summary>
    public IEnumerable<(string Name, string Version)> Versions => _opened.Count == 0
        ? []
        : [("memory engine", $"{_opened[0].Memory.Engine} {_opened[0].Memory.EngineVersion}"), ("zeromq", _opened[0].TransportVersion)];

    /// <inheritdoc/>
    public IReferenceMemory? Open(string memory, DramSystemConfiguration system, string wanted) => (Override ?? wanted) switch
    {
        DramOptions.OptionalRamulatorEngine => TryOpen(memory, system),
        DramOptions.RamulatorEngine => Refer(memory, () => Start(memory, system)),
        _ => null,
    };

    /// <inheritdoc/>
    public IServingEngine? OpenServing(string memory, DramSystemConfiguration system, string wanted)
    {
        if ((Override ?? wanted) != DramOptions.RamulatorAloneEngine)
            return null;
        var serving = Refer(memory, () => new ServingMemory(FindWorker(), system));
        _opened.Add(serving.Worker);
        return serving;
    }

    private ReferenceMemory Start(string memory, DramSystemConfiguration system)
    {
        var opened = new ReferenceMemory(FindWorker(), memory, system);
        _opened.Add(opened.Worker);
        return opened;
    }

    private static T Refer<T>(string memory, Func<T> open)
    {
        try
        {
            return open();
        }
        catch (DramConfigurationException problem)
        {
            throw new InputException(new InputLocation("--memory"), $"'{memory}': {problem.Message}", problem);
        }
    }

    /// <summary>How to start the worker that was built for the user's Ramulator.</summary>
    /// <exception cref="BridgeException">There is no Ramulator, or no worker built for it.</exception>
    public static WorkerOptions FindWorker()
    {
        var build = new WorkerBuild(RamulatorHome.Find());
        return build.IsBuilt
            ? new WorkerOptions { Launcher = new ProcessLauncher(build.Program) }
            : throw new BridgeException($"the worker for {build.Home!.Directory} is not built; run 'tlm bridge build'");
    }

    private ReferenceMemory? TryOpen(string memory, DramSystemConfiguration system)
    {
        try
        {
            return Start(memory, system);
        }
        catch (Exception absent) when (absent is BridgeException or DramConfigurationException)
        {
            return null;
        }
    }
}
