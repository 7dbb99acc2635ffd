namespace Tlm.Kernel.Tests;

public class DeadlockRules
{
    private readonly SimulationBuilder _builder = new();

    private (Bench A, Bench B, OutPort<int> AOut, InPort<int> AIn, OutPort<int> BOut, InPort<int> BIn) Pair(int capacity = int.MaxValue)
    {
        Bench a = _builder.Add("a", c => new Bench(c));
        Bench b = _builder.Add("b", c => new Bench(c));
        var pair = (a, b, new OutPort<int>(a, "out"), new InPort<int>(a, "in"), new OutPort<int>(b, "out"), new InPort<int>(b, "in"));
        _builder.Connect(pair.Item3, pair.Item6, new LinkTiming { Latency = World.Ns(2), Capacity = capacity });
        _builder.Connect(pair.Item5, pair.Item4, new LinkTiming { Latency = World.Ns(2), Capacity = capacity });
        return pair;
    }

    [Fact]
    public void A_deadlock_names_the_cycle_the_ports_since_when_and_the_last_transactions()
    {
        var (a, b, aOut, aIn, bOut, bIn) = Pair(capacity: 1);
        async SimTask Flood(Bench bench, OutPort<int> output)
        {
            await bench.Ns(5);
            for (int i = 0; i < 3; i++)
                await output.SendAsync(i);
        }
        a.Runs("run", () => Flood(a, aOut));
        b.Runs("run", () => Flood(b, bOut));
        var error = Assert.Throws<DeadlockException>(() => _builder.Elaborate().Run());
        Assert.Equal(["a.run", "b.run"], error.WaitingProcesses);
        Assert.Contains("deadlock", error.Message);
        Assert.Contains("a.run waits for a free place on a.out->b.in (capacity 1) since 5 ns", error.Message);
        Assert.Contains("b.out->a.in: 1 sent (last at 5 ns), 1 delivered", error.Message);
        Assert.NotNull(aIn);
        Assert.NotNull(bIn);
    }

    [Fact]
    public void A_process_that_waits_for_an_event_nobody_notifies_is_starved()
    {
        var world = new World();
        SimEvent never = world.Bench.Event("never");
        world.Bench.Runs("p", async () =>
        {
            await world.Bench.Ns(3);
            await never;
        });
        var error = Assert.Throws<DeadlockException>(() => world.Run());
        Assert.Contains("starvation", error.Message);
        Assert.Contains("bench.p waits for event bench.never since 3 ns", error.Message);
    }

    [Fact]
    public void A_server_whose_clients_have_ended_is_idle_and_no_fault()
    {
        var (a, b, aOut, aIn, bOut, bIn) = Pair();
        a.Runs("run", async () => await aOut.SendAsync(1));
        b.Runs("serve", async () =>
        {
            while (true)
                await bOut.SendAsync(await bIn.ReceiveAsync());
        });
        Assert.Equal(StopReason.Finished, _builder.Elaborate().Run().Reason);
        Assert.Equal(1, aIn.Available);
    }

    [Fact]
    public void A_daemon_is_never_reported()
    {
        var world = new World();
        SimEvent never = world.Bench.Event("never");
        world.Bench.Runs("p", async () => await never, daemon: true);
        world.Bench.Runs("q", async () => await world.Bench.Ns(4));
        Assert.Equal(World.Ns(4), world.Run().End);
    }

    [Fact]
    public void An_initiator_whose_response_never_comes_is_reported()
    {
        Bench a = _builder.Add("a", c => new Bench(c));
        Bench b = _builder.Add("b", c => new Bench(c));
        var initiator = new InitiatorSocket(a, "mem");
        var target = new TargetSocket(b, "port");
        _builder.Connect(initiator, target, new LinkTiming { Latency = World.Ns(1) });
        a.Runs("run", async () =>
        {
            await initiator.SendAsync(new Payload());
            await initiator.ReceiveResponseAsync();
        });
        b.Runs("lose", async () =>
        {
            while (true)
                await target.ReceiveAsync();
        });
        var error = Assert.Throws<DeadlockException>(() => _builder.Elaborate().Run());
        Assert.Contains("a.run waits for a response on", error.Message);
    }

    [Fact]
    public void Processes_that_lock_two_mutexes_in_opposite_order_are_a_cycle()
    {
        var world = new World();
        var left = new SimMutex(world.Bench, "left");
        var right = new SimMutex(world.Bench, "right");
        async SimTask Take(SimMutex first, SimMutex second)
        {
            await first.LockAsync();
            await world.Bench.Ns(1);
            await second.LockAsync();
        }
        world.Bench.Runs("p", () => Take(left, right));
        world.Bench.Runs("q", () => Take(right, left));
        var error = Assert.Throws<DeadlockException>(() => world.Run());
        Assert.Equal(["bench.p", "bench.q"], error.WaitingProcesses);
        Assert.Contains("mutex bench.right, held by bench.q", error.Message);
    }
}
