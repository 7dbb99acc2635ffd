using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tlm.Cli.Rendering;
using Tlm.Hosting.Composition;

namespace Tlm.Cli;

/// <summary>Makes the host of a scenario, with the components of all built-in models.</summary>
internal static class Hosts
{
    /// <summary>A host that has read and elaborated a scenario.</summary>
    /// <exception cref="InputException">The scenario is wrong.</exception>
    public static IHost Start(string scenario, IEnumerable<string> overrides, int? threads = null, bool verbose = false, Action<TlmBuilder>? configure = null)
    {
        var host = Create(scenario, overrides, threads, verbose, configure);
        host.Start();
        return host;
    }

    /// <summary>A host that has not read its scenario yet.</summary>
    public static IHost Create(string scenario, IEnumerable<string> overrides, int? threads = null, bool verbose = false, Action<TlmBuilder>? configure = null)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(verbose ? LogLevel.Debug : LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft", LogLevel.None); // what goes wrong at the start is reported as an error of the input
        builder.Logging.Services.AddSingleton<ILoggerProvider, StandardErrorLogger>();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<TlmOptions>(options => options.Threads = threads);
        var tlm = builder.Services.AddTlm().AddComponents(BuiltIn.Assemblies).UseScenario(scenario, overrides);
        configure?.Invoke(tlm);
        return builder.Build();
    }

    /// <summary>The command watches for Ctrl-C itself.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
