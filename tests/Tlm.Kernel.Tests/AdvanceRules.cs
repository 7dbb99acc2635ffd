namespace Tlm.Kernel.Tests;

public sealed class AdvanceRules
{
    private readonly World _world = new();

    [Fact]
    public void What_is_due_at_the_end_happens_in_the_next_run()
    {
        _world.Bench.Runs("p", async () =>
        {
            await _world.Bench.Ns(5);
            _world.Bench.Note("woke");
        });
        Simulation simulation = _world.Builder.Elaborate();
        Assert.Equal((World.Ns(5), StopReason.Until), (simulation.Advance(World.Ns(5)).End, simulation.Advance(SimTime.Zero).Reason));
        Assert.Equal(["5:woke"], _world.Bench.Log);
    }

    [Fact]
    public void Held_back_events_are_not_run_until_then()
    {
        _world.Bench.Runs("p", async () =>
        {
            await _world.Bench.Ns(5);
            _world.Bench.Note("woke");
        });
        Simulation simulation = _world.Builder.Elaborate();
        simulation.Advance(World.Ns(5));
        Assert.Empty(_world.Bench.Log);
        simulation.Advance(World.Ns(1));
        Assert.Equal(["5:woke"], _world.Bench.Log);
    }

    [Fact]
    public void Time_goes_on_where_nothing_is_left_and_what_waits_is_not_reported()
    {
        SimEvent never = _world.Bench.Event("never");
        _world.Bench.Runs("p", async () => await never);
        Simulation simulation = _world.Builder.Elaborate();
        Assert.Equal(World.Ns(30), simulation.Advance(World.Ns(30)).End);
        never.Notify();
        Assert.Equal(StopReason.Finished, simulation.Run().Reason);
        Assert.Equal(World.Ns(30), simulation.Now);
    }

    [Fact]
    public void A_daemon_clock_goes_on_and_the_bench_writes_signals_in_between()
    {
        var clock = new Clock(_world.Bench, "clk", World.Ns(10), daemon: true);
        var level = new Signal<int>(_world.Bench, "level");
        _world.Bench.RunsMethod("m", () => _world.Bench.Note($"{level.Value}")).SensitiveTo(clock.PositiveEdge).DontInitialize();
        Simulation simulation = _world.Builder.Elaborate();
        for (int i = 1; i <= 3; i++)
        {
            level.Write(i);
            simulation.Advance(World.Ns(10));
        }
        Assert.Equal(["0:1", "10:2", "20:3"], _world.Bench.Log);
    }

    [Fact]
    public void No_time_is_one_delta_cycle()
    {
        _world.Bench.Runs("p", async () =>
        {
            _world.Bench.Note("first");
            await _world.Bench.For(SimTime.Zero);
            _world.Bench.Note("second");
        });
        Simulation simulation = _world.Builder.Elaborate();
        simulation.Advance(SimTime.Zero);
        Assert.Equal(["0:first"], _world.Bench.Log);
        simulation.Advance(SimTime.Zero);
        Assert.Equal(["0:first", "0:second"], _world.Bench.Log);
    }

    [Fact]
    public void Partitions_go_on_together()
    {
        var builder = new SimulationBuilder();
        Bench[] benches = [.. new[] { "a", "b" }.Select(name => builder.Add(name, static c => new Bench(c), name))];
        foreach (Bench bench in benches)
        {
            bench.Runs("p", async () =>
            {
                for (int i = 0; i < 2; i++)
                {
                    await bench.Ns(5);
                    bench.Note("woke");
                }
            });
        }
        Simulation simulation = builder.Elaborate();
        simulation.Advance(World.Ns(5));
        Assert.All(benches, static bench => Assert.Empty(bench.Log));
        simulation.Advance(World.Ns(2));
        Assert.All(benches, static bench => Assert.Equal(["5:woke"], bench.Log));
        Assert.All(benches, static bench => Assert.Equal(World.Ns(7), bench.Now));
        simulation.Run();
        Assert.All(benches, static bench => Assert.Equal(["5:woke", "10:woke"], bench.Log));
    }

    [Fact]
    public void A_simulation_of_nothing_has_time_and_a_negative_run_is_refused()
    {
        Simulation simulation = new SimulationBuilder().Elaborate();
        Assert.Equal(World.Ns(3), simulation.Advance(World.Ns(3)).End);
        Assert.Throws<SimulationException>(() => simulation.Advance(SimTime.FromNanoseconds(-1)));
    }

    [Fact]
    public void A_stop_ends_it()
    {
        _world.Bench.Runs("p", async () =>
        {
            await _world.Bench.Ns(2);
            _world.Bench.Context.Simulation.RequestStop();
            await _world.Bench.Ns(1);
            _world.Bench.Note("not reached");
        });
        RunResult result = _world.Builder.Elaborate().Advance(World.Ns(10));
        Assert.Equal((StopReason.Stopped, World.Ns(2)), (result.Reason, result.End));
        Assert.Empty(_world.Bench.Log);
    }
}
