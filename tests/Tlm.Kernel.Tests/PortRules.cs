namespace Tlm.Kernel.Tests;

public class PortRules
{
    private sealed class Source : Component
    {
        public Source(ComponentContext context, int count, long period)
            : base(context)
        {
            Out = new OutPort<int>(this, "out");
            Thread("run", async () =>
            {
                for (int i = 0; i < count; i++)
                {
                    await Out.Writer.WriteAsync(i);
                    Log.Add((Now.Femtoseconds / 1_000_000, i));
                    if (period > 0)
                        await Delay(SimTime.FromNanoseconds(period));
                }
                Out.Writer.Complete();
            });
        }

        public OutPort<int> Out { get; }

        public List<(long, int)> Log { get; } = [];
    }

    private sealed class Sink : Component
    {
        public Sink(ComponentContext context, long period)
            : base(context)
        {
            In = new InPort<int>(this, "in");
            Thread("run", async () =>
            {
                await foreach (int item in In.Reader.ReadAllAsync())
                {
                    Log.Add((Now.Femtoseconds / 1_000_000, item));
                    if (period > 0)
                        await Delay(SimTime.FromNanoseconds(period));
                }
            });
        }

        public InPort<int> In { get; }

        public List<(long, int)> Log { get; } = [];
    }

    [Fact]
    public void An_item_written_at_t_is_read_at_t_plus_latency()
    {
        var builder = new SimulationBuilder();
        Source source = builder.Add("source", c => new Source(c, 3, 10));
        Sink sink = builder.Add("sink", c => new Sink(c, 0));
        builder.Connect(source.Out, sink.In, new LinkTiming { Latency = World.Ns(4) });
        builder.Elaborate().Run();
        Assert.Equal([(4, 0), (14, 1), (24, 2)], sink.Log);
    }

    [Fact]
    public void A_full_channel_blocks_the_writer_until_a_freed_place_has_come_back()
    {
        var builder = new SimulationBuilder();
        Source source = builder.Add("source", c => new Source(c, 4, 0));
        Sink sink = builder.Add("sink", c => new Sink(c, 10));
        builder.Connect(source.Out, sink.In, new LinkTiming { Latency = World.Ns(3), Capacity = 2 });
        builder.Elaborate().Run();
        // taken at 3, 13, 23, 33; the place is known to the writer 3 ns later
        Assert.Equal([(3, 0), (13, 1), (23, 2), (33, 3)], sink.Log);
        Assert.Equal([(0, 0), (0, 1), (6, 2), (16, 3)], source.Log);
    }

    [Fact]
    public void Items_share_the_bandwidth_of_a_link()
    {
        var builder = new SimulationBuilder();
        Bench a = builder.Add("a", c => new Bench(c));
        Bench b = builder.Add("b", c => new Bench(c));
        var initiator = new InitiatorSocket(a, "mem");
        var target = new TargetSocket(b, "port");
        builder.Connect(initiator, target, new LinkTiming { Latency = World.Ns(1), Bandwidth = Bandwidth.Parse("1 GB/s") });
        var pool = new PayloadPool();
        a.Runs("run", async () =>
        {
            await initiator.SendAsync(pool.Rent().SetWrite(0, 10));
            await initiator.SendAsync(pool.Rent().SetRead(0, 20));
            for (int i = 0; i < 2; i++)
            {
                Payload p = await initiator.ReceiveResponseAsync();
                a.Note($"{p.Command} {p.ResponseStatus}");
                p.Release();
            }
        });
        b.Runs("run", async () =>
        {
            while (true)
            {
                Payload p = await target.ReceiveAsync();
                b.Note($"{p.Command}");
                await target.RespondAsync(p);
            }
        }, daemon: true);
        builder.Elaborate().Run();
        Assert.Equal(["11:Write", "11:Read"], b.Log);
        Assert.Equal(["12:Write Ok", "32:Read Ok"], a.Log);
    }

    [Fact]
    public void An_unbound_port_is_refused_before_time_0()
    {
        var builder = new SimulationBuilder();
        builder.Add("source", c => new Source(c, 3, 10));
        var error = Assert.Throws<ElaborationException>(() => builder.Elaborate());
        Assert.Contains("source.out", error.Message);
    }

    [Fact]
    public void A_port_bound_twice_is_refused_with_both_peers()
    {
        var builder = new SimulationBuilder();
        Source source = builder.Add("source", c => new Source(c, 3, 10));
        Sink one = builder.Add("one", c => new Sink(c, 0));
        Sink two = builder.Add("two", c => new Sink(c, 0));
        builder.Connect(source.Out, one.In);
        var error = Assert.Throws<ElaborationException>(() => builder.Connect(source.Out, two.In));
        Assert.Contains("one.in", error.Message);
        Assert.Contains("two.in", error.Message);
    }
}
