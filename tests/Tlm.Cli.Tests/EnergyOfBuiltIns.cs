using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Tlm.Hosting.Elaboration;
using Tlm.Hosting.Plugins;
using Tlm.Hosting.Scenarios;
using Tlm.Hosting.Scenarios.Model;
using Tlm.Kernel;

namespace Tlm.Cli.Tests;

/// <summary>No built-in component is without an energy model, unless it says why.</summary>
public sealed class EnergyOfBuiltIns
{
    private const string Others = """
        tlm: 1
        components:
          link: { type: link }
          tsv: { type: tsv }
          bus: { type: bus, map: [{ name: ram, size: 1 GiB }] }
          ram: { type: functional-memory, size: 1 GiB }
          mesh: { type: mesh }
          reram: { type: reram, die_capacity: 1 MiB }
          engine: { type: product-engine, capacity: 1 GiB, bandwidth: 10 GB/s, mac_rate: 1000000 }
        """;

    private static readonly string Root = FindRoot();

    [Fact]
    public void Every_built_in_component_charges_energy_or_says_why_not()
    {
        var seen = new SortedDictionary<string, bool>(StringComparer.Ordinal);
        string others = Path.Combine(Directory.CreateTempSubdirectory("tlm-energy-").FullName, "others.yaml");
        File.WriteAllText(others, Others);
        foreach (string file in Scenarios().Append(others))
            Look(file, seen);
        Directory.Delete(Path.GetDirectoryName(others)!, recursive: true);
        foreach (var type in BuiltIn.Catalog([]).Types)
        {
            bool silent = type.Class.GetCustomAttribute<ComponentAttribute>()!.NoEnergy is not null;
            if (type.Name == "remote")
                Assert.True(silent);
            else
                Assert.True(seen.TryGetValue(type.Name, out bool charges) && charges != silent, $"{type.Name}: {(silent ? "says that it charges no energy" : "declares no energy, or no scenario has it")}");
        }
    }

    private static void Look(string file, SortedDictionary<string, bool> seen)
    {
        Scenario scenario = new ScenarioReader(BuiltIn.Catalog([]), new PluginSet()).Read(file);
        foreach (var entry in scenario.Components.Where(entry => !seen.ContainsKey(entry.Type.Name)))
        {
            var builder = new SimulationBuilder();
            new SystemBuilder(Services(scenario)).BuildAlone(scenario, entry, builder.Place(entry.Name));
            seen[entry.Type.Name] = builder.Context.Components.Any(component => component.Energy.Causes.Count > 0);
        }
    }

    private static ServiceProvider Services(Scenario scenario)
    {
        return new ServiceCollection().AddLogging().AddSingleton(scenario.AddressMap).BuildServiceProvider();
    }

    private static IEnumerable<string> Scenarios()
    {
        return Directory.EnumerateFiles(Path.Combine(Root, "scenarios"), "*.yaml", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) != "system.yaml" && File.ReadLines(path).Any(line => line.StartsWith("tlm: 1", StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal);
    }

    private static string FindRoot()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Tlm.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("no folder above the tests holds Tlm.sln");
        return folder;
    }
}
