using Microsoft.Extensions.DependencyInjection;
using Tlm.Hosting.Scenarios;
using Tlm.Models.Dram.Components;
using Tlm.Models.Dram.Configuration;

namespace Tlm.Cli.Crossval;

/// <summary>The memory on which a trace is replayed.</summary>
/// <param name="Name">Name of the component.</param>
/// <param name="System">Its configuration.</param>
/// <param name="Base">Its first address.</param>
internal sealed record TracedMemory(string Name, DramSystemConfiguration System, long Base)
{
    /// <summary>The memory of a scenario.</summary>
    /// <param name="scenario">The file.</param>
    /// <param name="set">Overrides.</param>
    /// <exception cref="InputException">The scenario is wrong, or has not exactly one memory of type dram.</exception>
    public static TracedMemory Of(string scenario, IEnumerable<string> set)
    {
        using var host = Hosts.Create(scenario, []);
        var memories = host.Services.GetRequiredService<ScenarioReader>().Read(scenario, set).Components
            .Where(component => component.Options is DramOptions).ToList();
        if (memories.Count != 1)
            throw new InputException(new InputLocation(scenario), $"a trace needs one memory of type dram, the scenario has {memories.Count}");
        var options = (DramOptions)memories[0].Options!;
        return new TracedMemory(memories[0].Name, options.ToSystem(), options.Base);
    }

    /// <summary>A memory of a standard's presets; overrides as those of a component named <c>memory</c>.</summary>
    /// <exception cref="InputException">An override is wrong.</exception>
    public static TracedMemory Of(string standard, string organization, string timing, IEnumerable<string> set)
    {
        var folder = Directory.CreateTempSubdirectory("tlm-trace-");
        try
        {
            var file = Path.Combine(folder.FullName, "memory.yaml");
            File.WriteAllText(file, $"tlm: 1\nname: trace\ncomponents:\n  memory: {{ type: dram, standard: {standard}, organization: {organization}, timing: {timing} }}\n");
            return Of(file, set);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
