using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tlm.Hosting.Binding;
using Tlm.Hosting.Composition;
using Tlm.Hosting.Elaboration;
using Tlm.Hosting.Plugins;
using Tlm.Hosting.Scenarios;
using Tlm.Hosting.Scenarios.Model;

namespace Tlm.Cli.Commands;

/// <summary>The components that <c>tlm conformance</c> is asked for: one of a scenario, those of a plug-in, or a peer at an endpoint.</summary>
internal sealed class ConformanceTargets : IDisposable
{
    private readonly IHost _host;
    private readonly Scenario _scenario;

    private ConformanceTargets(IHost host, Scenario scenario, IReadOnlyList<ComponentEntry> entries) => (_host, _scenario, Entries) = (host, scenario, entries);

    /// <summary>The components.</summary>
    public IReadOnlyList<ComponentEntry> Entries { get; }

    /// <summary>Finds them.</summary>
    /// <exception cref="InputException">There are none.</exception>
    public static ConformanceTargets Open(string target, string? key, Action<TlmBuilder> configure)
    {
        if (target.StartsWith("tcp://", StringComparison.Ordinal))
            return OfText(target, $"components: {{ peer: {{ type: remote, endpoint: '{target}', {(key is null ? "unencrypted: true" : $"key: '{key}'")} }} }}", configure);
        return target.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? OfPlugin(target, configure) : OfScenario(target, configure);
    }

    /// <summary>Makes a component in a system of its own.</summary>
    public Component Create(ComponentEntry entry, ComponentContext context) =>
        _host.Services.GetRequiredService<SystemBuilder>().BuildAlone(_scenario, entry, context);

    public void Dispose() => _host.Dispose();

    private static ConformanceTargets OfScenario(string target, Action<TlmBuilder> configure)
    {
        var colon = target.LastIndexOf(':');
        if (colon <= 0)
            throw new InputException(new InputLocation(target), "expected SCENARIO:COMPONENT, for example scenarios/memory.yaml:mem, a DLL, or tcp://HOST:PORT");
        var host = Hosts.Create(target[..colon], [], configure: configure); // not elaborated: the component stands alone, the rest need not fit together
        var scenario = host.Services.GetRequiredService<SimulationHost>().Read();
        return new ConformanceTargets(host, scenario, [Find(scenario, target[(colon + 1)..])]);
    }

    private static ConformanceTargets OfPlugin(string path, Action<TlmBuilder> configure)
    {
        using PluginSet plugins = new();
        var types = plugins.Load(path, new InputLocation(path));
        var components = string.Join(", ", types.Select(type => $"{type.Name}: {{ type: {type.Name} }}"));
        return OfText(path, $"plugins: ['{Path.GetFullPath(path)}']\ncomponents: {{ {components} }}", configure);
    }

    // read, but not elaborated: nothing is connected
    private static ConformanceTargets OfText(string target, string text, Action<TlmBuilder> configure)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, $"tlm: 1\nname: conformance\n{text}\n");
            var host = Hosts.Create(file, [], configure: configure);
            var scenario = host.Services.GetRequiredService<ScenarioReader>().Read(file, []);
            return new ConformanceTargets(host, scenario, scenario.Components);
        }
        catch (InputException error)
        {
            throw new InputException([.. error.Problems.Select(problem => new InputProblem(new InputLocation(target), problem.Message))]); // the file is not the user's
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static ComponentEntry Find(Scenario scenario, string name)
    {
        return scenario.Components.FirstOrDefault(entry => entry.Name == name)
            ?? throw new InputException(new InputLocation(scenario.File), UnknownName.Describe("component", name, "", scenario.Components.Select(entry => entry.Name)));
    }
}
