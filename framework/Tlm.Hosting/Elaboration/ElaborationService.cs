using Microsoft.Extensions.Hosting;

namespace Tlm.Hosting.Elaboration;

/// <summary>Elaborates the system before any other service of the host starts.</summary>
internal sealed class ElaborationService(SimulationHost host) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        host.Elaborate();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
