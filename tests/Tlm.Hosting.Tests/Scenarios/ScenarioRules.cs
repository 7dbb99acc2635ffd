using Tlm.Hosting.Catalog;
using Tlm.Hosting.Plugins;
using Tlm.Hosting.Scenarios;
using Tlm.Hosting.Scenarios.Model;
using Tlm.Hosting.Tests.Components;

namespace Tlm.Hosting.Tests.Scenarios;

/// <summary>What the tests of scenario files share.</summary>
public abstract class ScenarioRules : IDisposable
{
    protected const string Good = """
        tlm: 1
        components:
          a: { type: source, count: 3 }
          b: { type: sink }
        connect:
          - { from: a.out, to: b.in, latency: 10 ns }
        """;

    protected static readonly IComponentCatalog Catalog = new AssemblyCatalog(typeof(Source).Assembly);

    protected TemporaryFolder Folder { get; } = new();

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected Scenario Read(string text, params string[] overrides)
    {
        return new ScenarioReader(Catalog, new PluginSet()).Read(Folder.Write("scenario.yaml", text), overrides);
    }

    protected SourceOptions ReadSource(string parameters)
    {
        return (SourceOptions)Read($"tlm: 1\ncomponents:\n  a: {{ type: source, count: 3, {parameters} }}\n").Components[0].Options!;
    }
}
