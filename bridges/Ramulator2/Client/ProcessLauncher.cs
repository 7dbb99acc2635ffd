using System.ComponentModel;
using System.Diagnostics;
using OsProcess = System.Diagnostics.Process;

namespace Tlm.Bridges.Ramulator2.Client;

/// <summary>Starts a program as worker.</summary>
/// <param name="Program">Path of the program.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record ProcessLauncher(string Program, params IReadOnlyList<string> Arguments) : IWorkerLauncher
{
    /// <inheritdoc/>
    public IWorkerProcess Launch(WorkerCredentials credentials)
    {
        var start = new ProcessStartInfo(Program, Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        OsProcess process;
        try
        {
            process = OsProcess.Start(start)!;
        }
        catch (Win32Exception failure)
        {
            throw new BridgeException($"the worker {Program} cannot be started: {failure.Message}; build it with 'tlm bridge build'", failure);
        }

        var worker = new LaunchedProcess(process, Path.GetFileName(Program));
        worker.HandOver(credentials);
        return worker;
    }
}
