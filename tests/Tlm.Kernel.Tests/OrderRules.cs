namespace Tlm.Kernel.Tests;

public class OrderRules
{
    private readonly SimulationBuilder _builder = new();

    /// <summary>A sender of that name into the bench; items arrive at 10 ns, written in the order in which senders are declared.</summary>
    private void Sender(string name, Bench sink, string port, int priority, params int[] items)
    {
        Bench sender = _builder.Add(name, c => new Bench(c));
        var output = new OutPort<int>(sender, "out");
        var input = new InPort<int>(sink, port);
        _builder.Connect(output, input, new LinkTiming { Latency = World.Ns(10), Priority = priority });
        sender.Runs("send", async () =>
        {
            foreach (int item in items)
                await output.SendAsync(item);
        });
        sink.Runs($"serve {port}", async () =>
        {
            while (true)
                sink.Note($"{await input.ReceiveAsync()}");
        });
    }

    [Fact]
    public void Deliveries_of_one_time_come_by_priority_then_by_channel_name_then_by_sequence()
    {
        Bench sink = _builder.Add("sink", c => new Bench(c));
        Sender("z", sink, "z", 0, 1, 2);
        Sender("b", sink, "b", 1, 3);
        Sender("a", sink, "a", 1, 4, 5);
        Sender("y", sink, "y", 0, 6);
        _builder.Elaborate().Run();
        // priority 0: y before z by name; priority 1: a before b; of several at one channel one process takes one, then asks again
        Assert.Equal(["10:6", "10:1", "10:2", "10:4", "10:5", "10:3"], sink.Log);
    }

    [Fact]
    public void Deliveries_come_before_the_processes_of_their_time()
    {
        Bench sink = _builder.Add("sink", c => new Bench(c));
        sink.Runs("timer", async () =>
        {
            await sink.Ns(10);
            sink.Note("timer");
        });
        Sender("a", sink, "in", 0, 1);
        _builder.Elaborate().Run();
        Assert.Equal(["10:1", "10:timer"], sink.Log);
    }

    [Fact]
    public void Processes_of_one_time_run_in_the_order_in_which_they_were_notified()
    {
        Bench bench = _builder.Add("bench", c => new Bench(c));
        SimEvent e = bench.Event("e");
        bench.Runs("w", async () =>
        {
            await e;
            bench.Note("w");
        });
        bench.Runs("p", async () =>
        {
            await bench.Ns(10);
            bench.Note("p");
        });
        bench.Runs("q", async () =>
        {
            e.Notify(World.Ns(10));
            await bench.Ns(4);
            await bench.Ns(6);
            bench.Note("q");
        });
        bench.Runs("r", async () =>
        {
            await bench.Ns(10);
            bench.Note("r");
        });
        _builder.Elaborate().Run();
        Assert.Equal(["10:p", "10:w", "10:r", "10:q"], bench.Log);
    }

    [Fact]
    public void The_update_phase_follows_evaluation_and_then_comes_the_next_delta()
    {
        Bench bench = _builder.Add("bench", c => new Bench(c));
        var fifo = new Fifo<int>(bench, "fifo");
        SimEvent e = bench.Event("e");
        bench.Runs("r", async () => bench.Note($"read {await fifo.ReadAsync()}"));
        bench.Runs("w", async () =>
        {
            await e;
            bench.Note("woken");
        });
        bench.Runs("p", async () =>
        {
            await fifo.WriteAsync(1);
            e.NotifyDelta();
            bench.Note("written");
        });
        _builder.Elaborate().Run();
        Assert.Equal(["0:written", "0:woken", "0:read 1"], bench.Log);
    }

    [Fact]
    public void Elaboration_calls_each_phase_on_every_component_in_order_of_construction()
    {
        var log = new List<string>();
        var parent = _builder.Add("parent", c => new Phases(c, log));
        _ = new Phases(parent.Context.Child("child"), log);
        _builder.Elaborate().Run();
        Assert.Equal(
            ["before parent", "before parent.child", "end parent", "end parent.child", "start parent", "start parent.child", "over parent", "over parent.child"],
            log);
    }

    private sealed class Phases(ComponentContext context, List<string> log) : Component(context)
    {
        protected internal override void BeforeEndOfElaboration() => log.Add($"before {FullName}");

        protected internal override void EndOfElaboration() => log.Add($"end {FullName}");

        protected internal override void StartOfSimulation() => log.Add($"start {FullName}");

        protected internal override void EndOfSimulation() => log.Add($"over {FullName}");
    }
}
