using FsCheck;
using FsCheck.Fluent;
using Tlm.Kernel;

namespace Tlm.Models.Cim.Tests;

/// <summary>What holds for compute-in-memory engines, whatever their sizes.</summary>
public class CimPropertyTests
{
    [Fact]
    public void Attention_streams_every_bit_of_every_word_once_and_costs_by_it()
    {
        Holds(item =>
        {
            (long cycles, Cim cim, SimTime end) = Run(item.Options, item.Attention);
            CimAttention work = item.Attention;
            long scores = (long)work.Heads * work.Queries * work.Context;
            Assert.Equal(2 * scores * work.Dimension * 8, Statistic(cim, end, "bit_macs"));
            Assert.Equal(scores, Statistic(cim, end, "scores"));
            Assert.Equal(Statistic(cim, end, "bit_macs") * 10, Energy(cim, end, "mac"));
            Assert.Equal(Statistic(cim, end, "bits_written") * 100, Energy(cim, end, "write"));
            Assert.InRange(Statistic(cim, end, "rescales"), 0, (long)work.Heads * work.Queries * (((work.Context + item.Options.Block - 1) / item.Options.Block) - 1));
            Assert.True(cycles > 0);
        });
    }

    [Fact]
    public void More_engines_more_bits_a_cycle_or_a_quicker_write_are_never_slower()
    {
        Holds(item =>
        {
            long cycles = Run(item.Options, item.Attention).Cycles;
            MacroOptions two = item.Options.Inner with { BitsPerCycle = 2 };
            MacroOptions quick = item.Options.Inner with { WriteCycles = 1 };
            Assert.True(Run(item.Options with { Engines = item.Options.Engines + 1 }, item.Attention).Cycles <= cycles);
            Assert.True(Run(item.Options with { Inner = two, Outer = two }, item.Attention).Cycles <= cycles);
            Assert.True(Run(item.Options with { Inner = quick, Outer = quick }, item.Attention).Cycles <= cycles);
        });
    }

    [Fact]
    public void Time_lies_between_the_longest_stage_and_all_stages_in_a_row()
    {
        Holds(item =>
        {
            (long cycles, Cim cim, SimTime end) = Run(item.Options, item.Attention with { Heads = 1 });
            long busy = Statistic(cim, end, "busy", "integral") / 1_000_000;
            long softmax = Statistic(cim, end, "scores") + ((Statistic(cim, end, "rescales") + item.Attention.Queries) * item.Attention.Dimension);
            long blocks = (item.Attention.Context + item.Options.Block - 1) / item.Options.Block;
            Assert.InRange(cycles, busy / 2, busy + (softmax / item.Options.SoftmaxLanes) + (3 * blocks) + 3);
        });
    }

    private static void Holds(Action<(CimOptions Options, CimAttention Attention)> property)
    {
        var cases = from engines in Gen.Choose(1, 4)
                    from rows in Gen.Choose(8, 130)
                    from columns in Gen.Choose(8, 130)
                    from block in Gen.Choose(1, 80)
                    from lanes in Gen.Choose(1, 32)
                    from dataflow in Gen.Elements(CimDataflow.QueryOutputStationary, CimDataflow.KeyValueStationary)
                    from heads in Gen.Choose(1, 5)
                    from queries in Gen.Choose(1, 8)
                    from context in Gen.Choose(1, 200)
                    from dimension in Gen.Choose(1, 130)
                    let macro = new MacroOptions { Rows = rows, Columns = columns }
                    select (
                        new CimOptions { Engines = engines, Inner = macro, Outer = macro, Block = block, SoftmaxLanes = lanes, Dataflow = dataflow, Clock = Frequency.FromMegahertz(1000) },
                        new CimAttention(heads, queries, context, dimension));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40).WithReplay(new Replay(new Rnd(3, 7), default)), Prop.ForAll(Arb.From(cases), property));
    }

    private static (long Cycles, Cim Cim, SimTime End) Run(CimOptions options, CimAttention attention)
    {
        SimulationBuilder builder = new();
        // the same draws whatever the engines: scores go head by head
        var cim = builder.Add("cim", context => new Cim(context, options, new SimRandom(1, "cim")));
        var sender = builder.Add("npu", context => new CimSender(context, attention));
        builder.Connect(sender.Port, cim.Compute, LinkTiming.Immediate);
        SimTime end = builder.Elaborate().Run().End;
        return (sender.End / SimTime.FromNanoseconds(1), cim, end);
    }

    private static long Statistic(Cim cim, SimTime end, string name, string value = "value")
    {
        return (long)cim.Statistics.All.Single(s => s.Name == name).Snapshot(end.Femtoseconds).Values.Single(v => v.Name == value).Value;
    }

    private static long Energy(Cim cim, SimTime end, string cause)
    {
        return (long)cim.Energy.Causes.Single(c => c.Name == cause).Total(end.Femtoseconds);
    }

    private sealed class CimSender : Component
    {
        public CimSender(ComponentContext context, CimAttention attention)
            : base(context)
        {
            Port = new InitiatorSocket(this, "compute");
            Thread("send", async () =>
            {
                Payload payload = CimExtension.Attach(new PayloadPool().Rent(), attention);
                await Port.TransportAsync(payload);
                payload.EnsureOk();
                End = Now;
                payload.Release();
            });
        }

        public InitiatorSocket Port { get; }

        public SimTime End { get; private set; }
    }
}
