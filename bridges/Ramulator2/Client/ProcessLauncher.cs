using System.Diagnostics;

namespace Tlm.Bridges.Ramulator2.Client;

/// <summary>Starts a program as worker.</summary>
/// <param name="Program">Path of the program.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record ProcessLauncher(string Program, params IReadOnlyList<string> Arguments) : IWorkerLauncher
{
    /// <inheritdoc/>
    public IWorkerProcess Launch(WorkerCredentials credentials) =>
        LaunchedProcess.Start(new ProcessStartInfo(Program, Arguments), "worker", credentials.Write, "build it with 'tlm bridge build'");
}
