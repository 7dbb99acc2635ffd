using System.Diagnostics;
using System.Globalization;
using Tlm.Bridges.Messaging;
using Tlm.Bridges.Ramulator2.Client;
using Tlm.Bridges.Ramulator2.Protocol;

namespace Tlm.Bridges.Ramulator2.Tests;

/// <summary>Random traffic for a while: the bytes allocated a window stay what they were at the start.</summary>
[Trait("Category", "Long")]
public class SoakTests
{
    private const int WindowsPerRound = 2000;

    private static TimeSpan Duration => TimeSpan.FromSeconds(
        int.Parse(Environment.GetEnvironmentVariable("TLM_SOAK_SECONDS") ?? "15", CultureInfo.InvariantCulture));

    public static TheoryData<string> Transports
    {
        get
        {
            var data = new TheoryData<string>();
            foreach (var candidate in TransportReport.Create("auto").Candidates.Where(candidate => candidate.Problem is null))
                data.Add(candidate.Name);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public void Bytes_allocated_a_window_do_not_grow(string zmq)
    {
        using var worker = StubWorker.Start(StubWorker.Options with { Zmq = zmq });
        var report = new WindowReport();
        ulong id = 0;
        Round(worker.Engines[0], report, ref id);
        var early = Allocated(worker.Engines[0], report, ref id);
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < Duration)
            Round(worker.Engines[0], report, ref id);
        var late = Allocated(worker.Engines[0], report, ref id);
        Assert.True(late <= (early * 5 / 4) + 65536, $"{zmq}: {early} bytes at the start, {late} at the end, for {WindowsPerRound} windows");
        Assert.Equal(0, worker.Restarts);
    }

    private static long Allocated(WorkerEngine engine, WindowReport report, ref ulong id)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Round(engine, report, ref id);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    // the same mix each time, so that its allocations can be compared
    private static void Round(WorkerEngine engine, WindowReport report, ref ulong id)
    {
        var random = new Random(3);
        for (var i = 0; i < WindowsPerRound; i++)
        {
            engine.Offer(Requests.Stream(id++, engine.Cycle, (ulong)random.Next(1000) * 64, (uint)random.Next(1, 64), 4, RequestOptions.AwaitCompletion));
            engine.Run(engine.Cycle + 1000, report);
        }
    }
}
