namespace Tlm.Bridges.Ramulator2.Client;

/// <summary>Starts workers.</summary>
public interface IWorkerLauncher
{
    /// <summary>Starts a worker and gives it its credentials.</summary>
    /// <exception cref="BridgeException">It can't be started.</exception>
    IWorkerProcess Launch(WorkerCredentials credentials);
}
