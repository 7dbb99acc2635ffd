namespace Tlm.Kernel.Tests;

public class EndRules
{
    private readonly World _world = new();

    private Bench Bench => _world.Bench;

    private void Clock(string name, long period, Action<int>? tick = null) => Bench.Runs(name, async () =>
    {
        for (int i = 0; ; i++)
        {
            await Bench.Ns(period);
            tick?.Invoke(i);
        }
    }, daemon: true);

    [Fact]
    public void A_run_ends_when_nothing_is_left_to_happen()
    {
        Bench.Runs("p", async () => await Bench.Ns(9));
        RunResult result = _world.Run();
        Assert.Equal((StopReason.Finished, World.Ns(9)), (result.Reason, result.End));
    }

    [Fact]
    public void A_daemon_does_not_keep_the_simulation_alive()
    {
        Clock("clock", 2);
        Bench.Runs("p", async () => await Bench.Ns(9));
        RunResult result = _world.Run();
        Assert.Equal((StopReason.Finished, World.Ns(9)), (result.Reason, result.End));
    }

    [Fact]
    public void A_daemon_goes_on_while_a_process_waits_for_its_event()
    {
        SimEvent edge = Bench.Event("edge");
        Clock("clock", 2, _ => edge.Notify());
        Bench.Runs("p", async () =>
        {
            for (int i = 0; i < 5; i++)
                await edge;
        });
        Assert.Equal(World.Ns(10), _world.Run().End);
    }

    [Fact]
    public void A_daemon_server_finishes_the_work_that_a_client_waits_for()
    {
        Bench server = _world.Builder.Add("server", c => new Bench(c));
        var request = new OutPort<int>(Bench, "request");
        var reply = new InPort<int>(Bench, "reply");
        var work = new InPort<int>(server, "work");
        var done = new OutPort<int>(server, "done");
        _world.Builder.Connect(request, work);
        _world.Builder.Connect(done, reply);
        server.Runs("serve", async () =>
        {
            while (true)
            {
                int item = await work.ReceiveAsync();
                await server.Ns(50);
                await done.SendAsync(item + 1);
            }
        }, daemon: true);
        Bench.Runs("client", async () =>
        {
            await request.SendAsync(1);
            Bench.Note($"{await reply.ReceiveAsync()}");
        });
        Assert.Equal(World.Ns(50), _world.Run().End);
        Assert.Equal(["50:2"], Bench.Log);
    }

    [Fact]
    public void A_run_until_a_time_includes_it_and_can_go_on()
    {
        Bench.Runs("p", async () =>
        {
            for (int i = 0; i < 3; i++)
            {
                await Bench.Ns(10);
                Bench.Note("tick");
            }
        });
        Simulation simulation = _world.Builder.Elaborate();
        RunResult first = simulation.RunUntil(World.Ns(20));
        Assert.Equal((StopReason.Until, World.Ns(20)), (first.Reason, first.End));
        Assert.Equal(["10:tick", "20:tick"], Bench.Log);
        Assert.Equal(World.Ns(25), simulation.RunUntil(World.Ns(25)).End);
        Assert.Equal(World.Ns(30), simulation.Run().End);
    }

    [Fact]
    public void A_requested_stop_takes_effect_at_the_end_of_the_instant()
    {
        Clock("clock", 10, i =>
        {
            if (i == 2)
                Bench.Context.Simulation.RequestStop();
        });
        Bench.Runs("p", async () =>
        {
            await Bench.Ns(30);
            await Bench.Ns(0);
            Bench.Note("same instant");
            await Bench.Ns(1);
            Bench.Note("too late");
        });
        RunResult result = _world.Run();
        Assert.Equal((StopReason.Stopped, World.Ns(30)), (result.Reason, result.End));
        Assert.Equal(["30:same instant"], Bench.Log);
    }

    [Fact]
    public void A_requested_stop_takes_effect_at_the_next_multiple_of_the_stop_granularity()
    {
        var world = new World(new SimulationOptions { StopGranularity = World.Ns(100) });
        world.Bench.Runs("p", async () =>
        {
            for (int i = 1; ; i++)
            {
                await world.Bench.Ns(30);
                world.Bench.Note("tick");
                if (i == 2)
                    world.Bench.Context.Simulation.RequestStop();
            }
        });
        RunResult result = world.Run();
        Assert.Equal((StopReason.Stopped, World.Ns(100)), (result.Reason, result.End));
        Assert.Equal(["30:tick", "60:tick", "90:tick"], world.Bench.Log);
    }

    [Fact]
    public void An_interrupted_run_returns_and_can_go_on()
    {
        using var source = new CancellationTokenSource();
        Bench.Runs("p", async () =>
        {
            await Bench.Ns(5);
            source.Cancel();
            await Bench.Ns(5);
            Bench.Note("after");
        });
        Simulation simulation = _world.Builder.Elaborate();
        RunResult first = simulation.Run(source.Token);
        Assert.Equal((StopReason.Interrupted, World.Ns(5)), (first.Reason, first.End));
        Assert.Equal(StopReason.Finished, simulation.Run().Reason);
        Assert.Equal(["10:after"], Bench.Log);
    }

    [Fact]
    public void A_paused_run_returns_and_can_go_on()
    {
        Simulation? simulation = null;
        Bench.Runs("p", async () =>
        {
            await Bench.Ns(5);
            simulation!.Pause();
            await Bench.Ns(5);
        });
        simulation = _world.Builder.Elaborate();
        Assert.Equal(StopReason.Paused, simulation.Run().Reason);
        Assert.Equal(StopReason.Finished, simulation.Run().Reason);
        Assert.Equal(World.Ns(10), simulation.Now);
    }
}
