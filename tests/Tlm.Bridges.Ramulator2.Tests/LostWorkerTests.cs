using System.Globalization;
using Tlm.Bridges.Ramulator2.Client;
using Tlm.Bridges.Ramulator2.Protocol;

namespace Tlm.Bridges.Ramulator2.Tests;

/// <summary>A dead or stopped worker never costs a result, or the run ends with a message.</summary>
public class LostWorkerTests
{
    [Theory]
    [InlineData("KILL")]
    [InlineData("STOP")]
    public void A_worker_that_is_killed_or_stopped_is_replaced_and_the_records_stay_the_same(string signal)
    {
        var undisturbed = Traffic.Run(StubWorker.Options, (_, _) => { });
        var disturbed = Traffic.Run(StubWorker.Options, (window, worker) =>
        {
            if (window == 20)
                Signal(worker, signal);
        });
        Assert.Equal(1, disturbed.Restarts);
        Assert.Equal(undisturbed.Records, disturbed.Records);
    }

    [Fact]
    public void A_worker_that_is_lost_behind_a_kept_window_comes_back_to_it()
    {
        using var worker = StubWorker.Start();
        var engine = worker.Engines[0];
        var report = new WindowReport();
        engine.Offer(Requests.Stream(0, 0, 0, count: 50, outstanding: 4, RequestOptions.AwaitCompletion));
        var first = engine.Run(1000, report, WindowOptions.Checkpoint);
        Signal(worker, "KILL");
        engine.RollBack();
        Assert.Equal(first, engine.Run(1000, report, WindowOptions.Checkpoint));
        Signal(worker, "KILL");
        engine.Offer(Requests.Read(1, first.Cycle, 0));
        Assert.Equal(first.Cycle + 10, engine.Run(first.Cycle + 10, report).Cycle);
        Assert.Equal(2, worker.Restarts);
    }

    [Fact]
    public void Without_a_journal_a_lost_worker_ends_the_run_with_a_message_that_says_so()
    {
        var failure = Assert.Throws<BridgeException>(() => Traffic.Run(StubWorker.Options with { Journal = "off" }, KillAt(5)));
        Assert.Contains("was ended by signal 9", failure.Message, StringComparison.Ordinal);
        Assert.Contains("the journal is switched off", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Beyond_the_journals_limit_a_lost_worker_ends_the_run()
    {
        var failure = Assert.Throws<BridgeException>(() => Traffic.Run(StubWorker.Options with { JournalLimit = 1000 }, KillAt(50)));
        Assert.Contains("limit of 1000 bytes", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_worker_that_keeps_dying_is_not_replaced_for_ever()
    {
        var failure = Assert.Throws<BridgeException>(() =>
            Traffic.Run(StubWorker.Options with { Restarts = 2 }, (_, worker) => Signal(worker, "KILL")));
        Assert.Contains("replaced 2 times", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_process_is_left_behind()
    {
        int id;
        using (var worker = new MemoryWorker(StubWorker.Options, StubWorker.Configuration, engines: 2))
        {
            id = IdOf(worker);
            worker.Engines[1].Run(10, new WindowReport(), WindowOptions.Checkpoint);
            Assert.NotEmpty(Family(id));
        }

        AssertGone(id);
    }

    [Fact]
    public void The_processes_of_the_engines_end_when_the_worker_is_killed()
    {
        using var worker = new MemoryWorker(StubWorker.Options, StubWorker.Configuration, engines: 2);
        worker.Engines[0].Run(10, new WindowReport(), WindowOptions.Checkpoint);
        var engines = Family(IdOf(worker));
        Assert.True(engines.Count >= 3, "two engines and a checkpoint");
        Signal(worker, "KILL");
        var deadline = Messaging.Deadline.In(TimeSpan.FromSeconds(60));
        while (engines.Any(Lives) && !deadline.Passed)
            Thread.Sleep(20);
        Assert.DoesNotContain(engines, Lives);
    }

    private static void Signal(MemoryWorker worker, string signal) => Signals.Send(worker.Name, signal);

    private static Action<int, MemoryWorker> KillAt(int window) => (at, worker) =>
    {
        if (at == window)
            Signal(worker, "KILL");
    };

    private static int IdOf(MemoryWorker worker) => Signals.IdOf(worker.Name);

    private static void AssertGone(int id)
    {
        Assert.False(Lives(id));
        Assert.Empty(Family(id));
    }

    private static bool Lives(int id) => File.Exists($"/proc/{id}/stat") && !File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal);

    private static List<int> Family(int parent)
    {
        var children = new List<int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(path => int.TryParse(Path.GetFileName(path), out _)))
        {
            var child = int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture);
            if (ParentOf(child) == parent)
                children.AddRange([child, .. Family(child)]);
        }

        return children;
    }

    private static int ParentOf(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 4)..].Split(' ')[0], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return -1;
        }
    }
}
