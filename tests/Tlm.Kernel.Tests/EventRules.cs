namespace Tlm.Kernel.Tests;

public class EventRules
{
    private readonly World _world = new();

    private Bench Bench => _world.Bench;

    /// <summary>A process that notes each time it sees the event.</summary>
    private void Watch(string name, SimEvent e, int times) => Bench.Runs(name, async () =>
    {
        for (int i = 0; i < times; i++)
        {
            await e;
            Bench.Note(name);
        }
    });

    [Fact]
    public void An_immediate_notification_joins_the_running_evaluation()
    {
        SimEvent e = Bench.Event("e");
        Watch("w", e, 1);
        Bench.Runs("p", async () =>
        {
            e.Notify();
            Bench.Note("p");
            await Bench.Ns(0);
            Bench.Note("next delta");
        });
        _world.Run();
        Assert.Equal(["0:p", "0:w", "0:next delta"], Bench.Log);
    }

    [Fact]
    public void A_delta_notification_is_seen_in_the_next_delta_cycle()
    {
        SimEvent e = Bench.Event("e");
        Watch("w", e, 1);
        Bench.Runs("p", async () =>
        {
            e.NotifyDelta();
            Bench.Note("p");
            await Task.CompletedTask;
        });
        Bench.Runs("q", async () =>
        {
            Bench.Note("q");
            await Task.CompletedTask;
        });
        _world.Run();
        Assert.Equal(["0:p", "0:q", "0:w"], Bench.Log);
    }

    [Fact]
    public void A_timed_notification_comes_after_its_delay()
    {
        SimEvent e = Bench.Event("e");
        Watch("w", e, 1);
        Bench.Runs("p", async () =>
        {
            await Bench.Ns(2);
            e.Notify(World.Ns(5));
        });
        _world.Run();
        Assert.Equal(["7:w"], Bench.Log);
    }

    [Fact]
    public void An_earlier_notification_overrides_a_later_one()
    {
        SimEvent e = Bench.Event("e");
        Watch("w", e, 1);
        Bench.Runs("p", async () =>
        {
            await Bench.Ns(1);
            e.Notify(World.Ns(9));
            e.Notify(World.Ns(4));
            e.Notify(World.Ns(6));
        });
        _world.Run();
        Assert.Equal(["5:w"], Bench.Log);
        Assert.False(e.IsPending);
    }

    [Fact]
    public void A_delta_notification_overrides_a_timed_one_and_an_immediate_one_both()
    {
        SimEvent e = Bench.Event("e");
        Watch("w", e, 2);
        Bench.Runs("p", async () =>
        {
            await Bench.Ns(1);
            e.Notify(World.Ns(9));
            e.NotifyDelta();
            await Bench.Ns(2);
            e.Notify(World.Ns(9));
            e.Notify();
        });
        Assert.Equal(World.Ns(3), _world.Run().End);
        Assert.Equal(["1:w", "3:w"], Bench.Log);
    }

    [Fact]
    public void A_cancelled_notification_does_not_come()
    {
        var world = new World(new SimulationOptions { ReportStarvation = false });
        SimEvent timed = world.Bench.Event("timed");
        SimEvent delta = world.Bench.Event("delta");
        world.Bench.Runs("w", async () =>
        {
            await SimEvent.Any(timed, delta);
            world.Bench.Note("never");
        });
        world.Bench.Runs("p", async () =>
        {
            timed.Notify(World.Ns(5));
            delta.NotifyDelta();
            timed.Cancel();
            delta.Cancel();
            await world.Bench.Ns(0);
        });
        Assert.Equal(SimTime.Zero, world.Run().End);
        Assert.Empty(world.Bench.Log);
    }

    [Fact]
    public void Any_ends_with_the_first_event_and_leaves_the_others()
    {
        SimEvent a = Bench.Event("a");
        SimEvent b = Bench.Event("b");
        Bench.Runs("w", async () =>
        {
            WaitOutcome first = await SimEvent.Any(a, b);
            Bench.Note(first.Event!.FullName);
            WaitOutcome second = await SimEvent.Any(a, b);
            Bench.Note(second.Event!.FullName);
        });
        a.Notify(World.Ns(5));
        b.Notify(World.Ns(3));
        _world.Run();
        Assert.Equal(["3:bench.b", "5:bench.a"], Bench.Log);
    }

    [Fact]
    public void All_ends_when_each_event_has_been_notified_at_whatever_times()
    {
        SimEvent a = Bench.Event("a");
        SimEvent b = Bench.Event("b");
        Bench.Runs("w", async () =>
        {
            await SimEvent.All(a, b);
            Bench.Note("both");
        });
        Bench.Runs("p", async () =>
        {
            await Bench.Ns(1);
            a.Notify();
            await Bench.Ns(1);
            a.Notify();
            await Bench.Ns(1);
            b.Notify();
        });
        _world.Run();
        Assert.Equal(["3:both"], Bench.Log);
    }

    [Fact]
    public void A_wait_ends_by_its_time_out_or_by_its_event_whichever_is_first()
    {
        SimEvent e = Bench.Event("e");
        Bench.Runs("w", async () =>
        {
            WaitOutcome early = await e.WaitAsync(World.Ns(4));
            Bench.Note($"timed out {early.TimedOut}");
            WaitOutcome late = await e.WaitAsync(World.Ns(4));
            Bench.Note($"timed out {late.TimedOut}");
            WaitOutcome all = await SimEvent.All(World.Ns(2), e, e);
            Bench.Note($"timed out {all.TimedOut}");
        });
        e.Notify(World.Ns(6));
        _world.Run();
        Assert.Equal(["4:timed out True", "6:timed out False", "8:timed out True"], Bench.Log);
    }

    [Fact]
    public void An_event_at_the_time_of_the_time_out_does_not_wake_twice()
    {
        SimEvent e = Bench.Event("e");
        Bench.Runs("w", async () =>
        {
            WaitOutcome outcome = await e.WaitAsync(World.Ns(5));
            Bench.Note($"timed out {outcome.TimedOut}");
            await Bench.Ns(1);
            Bench.Note("on");
        });
        Bench.Runs("p", async () =>
        {
            await Bench.Ns(5);
            e.Notify();
        });
        _world.Run();
        Assert.Equal(["5:timed out True", "6:on"], Bench.Log);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(0)]
    public void An_event_just_before_the_time_out_of_its_time_wakes_once(long at)
    {
        SimEvent e = Bench.Event("e");
        SimEvent other = Bench.Event("other");
        e.Notify(World.Ns(at));
        Bench.Runs("w", async () =>
        {
            WaitOutcome outcome = await SimEvent.Any(World.Ns(at), other, e);
            Bench.Note($"timed out {outcome.TimedOut}");
            await Bench.Ns(1);
            Bench.Note("on");
        });
        Bench.Runs("behind", async () =>
        {
            await Bench.Ns(at);
            Bench.Note("behind");
            await Bench.Ns(3);
            Bench.Note("end");
        });
        _world.Run();
        Assert.Equal([$"{at}:timed out False", $"{at}:behind", $"{at + 1}:on", $"{at + 3}:end"], Bench.Log);
    }

    [Fact]
    public void An_event_named_twice_in_a_wait_ends_it_once()
    {
        SimEvent e = Bench.Event("e");
        Bench.Runs("any", async () =>
        {
            await SimEvent.Any(e, e);
            Bench.Note("any");
            await Bench.Ns(1);
            Bench.Note("on");
        });
        Bench.Runs("all", async () =>
        {
            await SimEvent.All(e, e);
            Bench.Note("all");
        });
        e.Notify(World.Ns(2));
        _world.Run();
        Assert.Equal(["2:any", "2:all", "3:on"], Bench.Log);
    }

    [Fact]
    public void A_method_runs_at_time_0_unless_told_not_to_and_at_each_event_of_its_sensitivity()
    {
        SimEvent e = Bench.Event("e");
        Bench.RunsMethod("m", () => Bench.Note("m")).SensitiveTo(e);
        Bench.RunsMethod("n", () => Bench.Note("n")).SensitiveTo(e).DontInitialize();
        e.Notify(World.Ns(2));
        _world.Run();
        Assert.Equal(["0:m", "2:m", "2:n"], Bench.Log);
    }

    [Fact]
    public void A_method_is_not_woken_by_its_own_immediate_notification()
    {
        SimEvent e = Bench.Event("e");
        int runs = 0;
        Bench.RunsMethod("m", () =>
        {
            runs++;
            e.Notify();
        }).SensitiveTo(e);
        _world.Run();
        Assert.Equal(1, runs);
    }

    [Fact]
    public void A_negative_delay_is_an_error_with_process_and_time()
    {
        SimEvent e = Bench.Event("e");
        Bench.Runs("p", async () =>
        {
            await Bench.Ns(1);
            e.Notify(World.Ns(-1));
        });
        var error = Assert.Throws<SimulationException>(() => _world.Run());
        Assert.Equal(("bench.p", World.Ns(1)), (error.Process, error.Time));
        Assert.Contains("negative", error.Message);
    }

    [Fact]
    public void A_time_beyond_the_last_is_an_error_and_no_wrap()
    {
        Bench.Runs("p", async () =>
        {
            await Bench.Ns(1);
            await Bench.For(SimTime.MaxValue);
        });
        var error = Assert.Throws<SimulationException>(() => _world.Run());
        Assert.Contains("beyond the last time", error.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void The_time_that_means_never_is_neither_waited_for_nor_notified_at(int way)
    {
        SimEvent e = Bench.Event("e");
        Bench.Runs("p", async () =>
        {
            if (way == 0)
                e.Notify(SimTime.MaxValue);
            else
                await (way == 1 ? Bench.For(SimTime.MaxValue) : Bench.Until(SimTime.MaxValue));
        });
        var error = Assert.Throws<SimulationException>(() => _world.Run());
        Assert.Contains("beyond the last time", error.Message);
    }
}
