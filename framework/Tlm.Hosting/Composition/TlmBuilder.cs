using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Tlm.Hosting.Catalog;

namespace Tlm.Hosting.Composition;

/// <summary>Composes a simulation host.</summary>
/// <param name="services">The services of the host.</param>
public sealed class TlmBuilder(IServiceCollection services)
{
    private readonly List<Assembly> _assemblies = [];

    /// <summary>The services of the host.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>Makes the public component types of assemblies known to scenarios.</summary>
    public TlmBuilder AddComponents(params IEnumerable<Assembly> assemblies)
    {
        _assemblies.AddRange(assemblies);
        return this;
    }

    /// <summary>Simulates a scenario file.</summary>
    public TlmBuilder UseScenario(string path, params IEnumerable<string> overrides)
    {
        Services.Configure<TlmOptions>(options =>
        {
            options.ScenarioPath = path;
            foreach (var assignment in overrides)
                options.Overrides.Add(assignment);
        });
        return this;
    }

    internal IComponentCatalog CreateCatalog() => new AssemblyCatalog(_assemblies);
}
