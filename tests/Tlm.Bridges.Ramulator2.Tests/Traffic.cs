using Tlm.Bridges.Ramulator2.Client;
using Tlm.Bridges.Ramulator2.Protocol;

namespace Tlm.Bridges.Ramulator2.Tests;

/// <summary>Random but repeatable traffic over many windows, some of them rolled back.</summary>
internal static class Traffic
{
    private const int Windows = 60;

    /// <summary>What came back, as text, and how many workers were replaced.</summary>
    internal sealed record Outcome(List<string> Records, int Restarts);

    /// <summary>Runs the traffic.</summary>
    /// <param name="options">How the worker is treated.</param>
    /// <param name="before">Called before each window with its number.</param>
    /// <param name="seed">Chooses the traffic.</param>
    /// <param name="windows">Number of windows.</param>
    internal static Outcome Run(WorkerOptions options, Action<int, MemoryWorker> before, int seed = 1, int windows = Windows)
    {
        using var worker = StubWorker.Start(options);
        var engine = worker.Engines[0];
        var random = new Random(seed);
        var report = new WindowReport();
        var records = new List<string>();
        ulong id = 0;
        for (var window = 0; window < windows; window++)
        {
            for (var i = random.Next(4); i > 0; i--)
                engine.Offer(Request(random, id++, engine.Cycle));
            before(window, worker);
            Step(engine, report, random);
            records.AddRange(report.Events.ToArray().Select(record => record.ToString()));
            records.AddRange(report.Commands.ToArray().Select(command => $"{command.Clock} {command.Channel} {command.Command}"));
        }

        return new Outcome(records, worker.Restarts);
    }

    private static void Step(WorkerEngine engine, WindowReport report, Random random)
    {
        var until = engine.Cycle + random.Next(1, 200);
        if (random.Next(3) == 0)
        {
            engine.Run(until + 1000, report, WindowOptions.ReturnCommands | WindowOptions.Checkpoint);
            engine.RollBack();
        }

        engine.Run(until, report);
    }

    private static RequestRecord Request(Random random, ulong id, long cycle)
    {
        var request = random.Next(2) == 0
            ? Requests.Read(id, cycle, (ulong)random.Next(1000) * 64, (RequestOptions)random.Next(4))
            : Requests.Stream(id, cycle, (ulong)random.Next(1000) * 64, (uint)random.Next(1, 100), (uint)random.Next(1, 9));
        return request with { Write = (byte)random.Next(2) };
    }
}
