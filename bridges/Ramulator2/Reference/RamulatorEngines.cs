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
    /// <inheritdoc/>
    public IReferenceMemory? Open(string memory, DramSystemConfiguration system, string wanted) => (Override ?? wanted) switch
    {
        DramOptions.EmbeddedEngine => null,
        DramOptions.OptionalRamulatorEngine => TryOpen(memory, system),
        _ => Open(memory, system),
    };

    private static ReferenceMemory Open(string memory, DramSystemConfiguration system)
    {
        try
        {
            return new ReferenceMemory(FindWorker(), memory, system);
        }
        catch (DramConfigurationException problem)
        {
            throw new InputException(new InputLocation("--memory ramulator"), $"'{memory}': {problem.Message}", problem);
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

    private static ReferenceMemory? TryOpen(string memory, DramSystemConfiguration system)
    {
        try
        {
            return new ReferenceMemory(FindWorker(), memory, system);
        }
        catch (Exception absent) when (absent is BridgeException or DramConfigurationException)
        {
            return null;
        }
    }
}
