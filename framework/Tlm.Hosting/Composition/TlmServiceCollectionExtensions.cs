using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Tlm.Hosting.Elaboration;
using Tlm.Hosting.Plugins;
using Tlm.Hosting.Running;
using Tlm.Observability.Recording;
using Tlm.Hosting.Scenarios;

namespace Tlm.Hosting.Composition;

/// <summary>Adds Tlm to a host.</summary>
public static class TlmServiceCollectionExtensions
{
    /// <summary>Adds the simulation: the scenario is read and elaborated while the host starts, and run by <see cref="SimulationRunner"/>.</summary>
    public static TlmBuilder AddTlm(this IServiceCollection services)
    {
        var builder = new TlmBuilder(services);
        services.AddLogging();
        services.AddOptions<TlmOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<TlmOptions>, TlmOptionsValidator>();
        services.TryAddSingleton(_ => builder.CreateCatalog());
        services.TryAddSingleton<PluginSet>();
        services.TryAddSingleton<ScenarioReader>();
        services.TryAddSingleton<SystemBuilder>();
        services.TryAddSingleton<SimulationHost>();
        services.TryAddSingleton<RunRecorder>();
        services.TryAddSingleton<SimulationRunner>();
        services.TryAddSingleton(provider => provider.GetRequiredService<SimulationHost>().Scenario.AddressMap);
        services.AddHostedService<ElaborationService>();
        return builder;
    }
}
