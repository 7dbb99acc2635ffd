using System.CommandLine;
using Tlm.Bridges.Ramulator2.Build;
using Tlm.Bridges.Ramulator2.Server;

namespace Tlm.Cli.Commands;

/// <summary><c>tlm bridge</c>: builds the worker that links the user's Ramulator, and serves the embedded engine as a worker.</summary>
internal sealed class BridgeCommand : ICommandModule
{
    private readonly Option<bool> _stub = new("--stub") { Description = "Build the worker with the stub engine (fixed latency) instead of Ramulator." };

    public Command Create()
    {
        Command build = new("build", $"Compile the bridge's worker for the Ramulator 2.1 at {RamulatorHome.Variable}.") { _stub };
        build.SetAction(Build);
        Command serve = new("serve", "Serve the embedded memory engine over the bridge's protocol; started by a client, which writes credentials to standard input.");
        serve.SetAction(_ => ServeProcess.Run(Console.In, () => Environment.Exit(ExitCodes.Done)));
        return new Command("bridge", "Memory engines in other processes.") { build, serve };
    }

    private int Build(ParseResult parsed)
    {
        var build = new WorkerBuild(parsed.GetValue(_stub) ? null : RamulatorHome.Find());
        Console.Error.WriteLine(build.IsBuilt ? "up to date" : "compiling the worker ...");
        Console.Out.WriteLine(build.Build());
        return ExitCodes.Done;
    }
}
