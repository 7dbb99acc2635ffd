using Tlm.Bridges.Ramulator2.Client;
using Tlm.Bridges.Ramulator2.Protocol;

namespace Tlm.Bridges.Ramulator2.Tests;

/// <summary>An engine that has run ahead goes back when something arrives in its past.</summary>
public class RollbackTests
{
    private const WindowOptions Ahead = WindowOptions.ReturnCommands | WindowOptions.Checkpoint;

    [Fact]
    public void A_window_that_was_rolled_back_never_happened()
    {
        using var worker = StubWorker.Start();
        var engine = worker.Engines[0];
        var report = new WindowReport();
        engine.Offer(Requests.Stream(0, 0, 0, count: 20, outstanding: 4, RequestOptions.AwaitCompletion));
        var ahead = engine.Run(1000, report, Ahead);
        Assert.Equal(WindowReason.Completion, ahead.Reason);
        engine.RollBack();
        Assert.Equal(0, engine.Cycle);
        engine.Run(7, report);
        engine.Offer(Requests.Read(1, 7, 0));
        engine.Run(1000, report);
        Assert.Equal(WithoutRollback(), report.Events.ToArray());
    }

    [Fact]
    public void A_kept_window_can_be_rolled_back_many_times()
    {
        using var worker = StubWorker.Start();
        var engine = worker.Engines[0];
        var report = new WindowReport();
        engine.Offer(Requests.Stream(0, 0, 0, count: 50, outstanding: 4, RequestOptions.AwaitCompletion));
        var first = engine.Run(1000, report, Ahead);
        for (var i = 0; i < 5; i++)
        {
            engine.RollBack();
            Assert.Equal(first, engine.Run(1000, report, Ahead));
        }
    }

    [Fact]
    public void A_window_behind_a_kept_one_makes_it_final()
    {
        using var worker = StubWorker.Start();
        var engine = worker.Engines[0];
        var report = new WindowReport();
        engine.Run(10, report, Ahead);
        Assert.True(engine.CanRollBack);
        engine.Offer(Requests.Read(0, 10, 0));
        Assert.False(engine.CanRollBack);
        Assert.Throws<InvalidOperationException>(engine.RollBack);
    }

    [Fact]
    public void Engines_of_a_worker_run_side_by_side_and_do_not_meet()
    {
        using var worker = new MemoryWorker(StubWorker.Options, StubWorker.Configuration, engines: 3);
        var reports = worker.Engines.Select(_ => new WindowReport()).ToArray();
        for (var i = 0; i < 3; i++)
        {
            worker.Engines[i].Offer(Requests.Stream(0, 0, 0, count: 1000u * (uint)(i + 1), outstanding: 4, RequestOptions.AwaitCompletion));
            worker.Engines[i].Begin(long.MaxValue, reports[i], Ahead);
        }

        var ends = worker.Engines.Select(engine => engine.Finish()).ToArray();
        Assert.Equal([1000ul, 2000ul, 3000ul], ends.Select(end => end.Commands));
        Assert.True(ends[0].Cycle < ends[1].Cycle && ends[1].Cycle < ends[2].Cycle);
        worker.Engines[1].RollBack();
        Assert.Equal((0, ends[0].Cycle), (worker.Engines[1].Cycle, worker.Engines[0].Cycle));
    }

    private static EventRecord[] WithoutRollback()
    {
        using var worker = StubWorker.Start();
        var engine = worker.Engines[0];
        var report = new WindowReport();
        engine.Offer(Requests.Stream(0, 0, 0, count: 20, outstanding: 4));
        engine.Run(7, report);
        engine.Offer(Requests.Read(1, 7, 0));
        engine.Run(1000, report);
        return report.Events.ToArray();
    }
}
