using Tlm.Bridges.Ramulator2.Build;
using Tlm.Bridges.Ramulator2.Client;

namespace Tlm.Bridges.Ramulator2.Tests;

/// <summary>The worker with the stub engine, compiled once.</summary>
internal static class StubWorker
{
    internal const string Configuration = "channels 2\ntransaction_bytes 64\nclock_ps 1000\nlatency 10\nqueue 4\n";

    private static readonly Lazy<string> Built = new(() => new WorkerBuild(null).Build());

    internal static string Program => Built.Value;

    internal static WorkerOptions Options => new() { Launcher = new ProcessLauncher(Program), Journal = null };

    internal static MemoryWorker Start(WorkerOptions? options = null) => new(options ?? Options, Configuration);
}
