using Tlm.Kernel;
using Tlm.Models.Storage;

namespace Tlm.Models.Cim.Tests;

public class CimTests
{
    private static readonly CimOptions Query = new() { Engines = 4, Clock = Frequency.FromMegahertz(1000), Block = 64, SoftmaxLanes = 64 };
    private static readonly CimOptions Cache = Query with { Dataflow = CimDataflow.KeyValueStationary };

    [Fact]
    public void Attention_with_stationary_queries_takes_what_its_stages_take()
    {
        // one head, four queries: keys stream in 8 cycles each, four blocks; scores and values overlap
        Outcome run = Run(Query, [new CimAttention(1, 4, 256, 128)]);
        long score = (64 * 8) + 4;
        long value = (64 * 8 * 2) + 4; // outputs of 128 columns fill two grids of 64
        long write = 128 * 2;
        long softmax = 4;
        long least = write + score + softmax + (4 * value) + 8;
        Assert.InRange(run.Cycles, least, least + (2 * 4 * 8));
        Assert.Equal(4 * 256, run.Statistic("scores"));
        Assert.Equal(2L * 4 * 256 * 128 * 8, run.Statistic("bit_macs"));
        Assert.Equal(4 * 128 * 8, run.Statistic("bits_written"));
    }

    [Fact]
    public void Stationary_caches_write_every_key_and_value()
    {
        Outcome run = Run(Cache, [new CimAttention(1, 4, 256, 128)]);
        Assert.Equal(2L * 256 * 128 * 8, run.Statistic("bits_written"));
        Assert.Equal(2L * 4 * 256 * 128 * 8, run.Statistic("bit_macs"));
        Assert.Equal(run.Statistic("bits_written") * 100, run.Energy("write"));
    }

    [Fact]
    public void Few_queries_favour_stationary_queries_by_energy_and_many_favour_stationary_caches_by_time()
    {
        CimAttention decode = new(4, 4, 1024, 128);
        CimAttention prefill = new(4, 512, 1024, 128);
        Assert.True(Run(Query, [decode]).Energy("write") < Run(Cache, [decode]).Energy("write") / 50);
        Assert.True(Run(Query, [prefill]).Cycles > Run(Query, [decode]).Cycles);
        double few = (double)Run(Cache, [decode]).Cycles / Run(Query, [decode]).Cycles;
        double many = (double)Run(Cache, [prefill]).Cycles / Run(Query, [prefill]).Cycles;
        Assert.True(many > few, $"{few} {many}");
    }

    [Fact]
    public void Heads_go_round_the_engines()
    {
        long one = Run(Query, [new CimAttention(4, 4, 512, 128)]).Cycles;
        long two = Run(Query, [new CimAttention(5, 4, 512, 128)]).Cycles;
        Assert.InRange((double)two / one, 1.95, 2.05);
    }

    [Fact]
    public void Diagonal_first_rescales_less_where_recent_tokens_score_higher()
    {
        CimOptions recent = Query with { Scores = new ScoreOptions { Slope = 0.02 } };
        CimAttention attention = new(4, 8, 2048, 128);
        long first = Run(recent, [attention]).Statistic("rescales");
        long ascending = Run(recent with { Order = BlockOrder.Ascending }, [attention]).Statistic("rescales");
        Assert.True(first * 5 < ascending, $"{first} {ascending}");
        Assert.Equal(ascending * 128 * 1_000, Run(recent with { Order = BlockOrder.Ascending }, [attention]).Energy("rescale"));
    }

    [Fact]
    public void Caches_come_from_memory_at_its_rate_and_each_byte_once()
    {
        CimAttention attention = new(8, 4, 2048, 128);
        var memory = new MemoryOptions { Bandwidth = Bandwidth.FromBytesPerSecond(1_000_000_000), Latency = SimTime.FromNanoseconds(50) };
        Outcome run = Run(Query, [attention], memory);
        long bytes = 8 * 2048 * 128 * 2;
        Assert.Equal(bytes, run.Statistic("bytes_read"));
        Assert.InRange(run.End.ToSeconds() * 1e9 / bytes, 1.0, 1.02);
    }

    [Fact]
    public void A_quick_memory_costs_no_more_than_having_all_in_the_buffer()
    {
        CimAttention attention = new(4, 4, 1024, 128);
        var memory = new MemoryOptions { Bandwidth = Bandwidth.FromBytesPerSecond(1_000_000_000_000), Latency = SimTime.FromNanoseconds(1) };
        Assert.InRange((double)Run(Query, [attention], memory).Cycles / Run(Query, [attention]).Cycles, 1.0, 1.1);
    }

    [Fact]
    public void A_product_is_written_once_and_then_streamed()
    {
        // four macros of 128 x 64 words; addresses beyond them are in memory
        ResidentProduct product = new(Outputs: 128, Inputs: 256, Tokens: 10) { Address = 4 * 128 * 64 };
        Outcome fresh = Run(Query, [product]);
        Outcome resident = Run(Query, [product with { Address = 0 }]);
        Assert.Equal((10 * 8) + 4, resident.Cycles);
        Assert.Equal(resident.Cycles + (128 * 2), fresh.Cycles);
        Assert.Equal((256 * 128 * 8, 0), (fresh.Statistic("bits_written"), resident.Statistic("bits_written")));
    }

    [Fact]
    public void Work_that_is_none_or_does_not_fit_is_refused()
    {
        CimOptions small = Query with { Buffer = DataSize.FromKibibytes(16) };
        Outcome run = Run(small, [null, new CimAttention(0, 1, 1, 1), new CimAttention(4, 1, 64, 128), new ResidentProduct(0, 1, 1), new ResidentProduct(1024, 1024, 1), new ResidentProduct(8, 8, 1) { WeightBits = 4 }, new ResidentProduct(8, 8, 1) { InputBits = 16 }]);
        Assert.Equal(
            [ResponseStatus.CommandError, ResponseStatus.GenericError, ResponseStatus.GenericError, ResponseStatus.CommandError, ResponseStatus.CommandError, ResponseStatus.CommandError, ResponseStatus.CommandError],
            run.Statuses);
    }

    [Fact]
    public void Matrices_fill_the_macros_first_and_then_the_memory_behind_them()
    {
        SimulationBuilder builder = new();
        var cim = builder.Add("cim", context => new Cim(context, Query, new SimRandom(1, "cim")));
        ResidentProduct three = new(Outputs: 64, Inputs: 3 * 128, Tokens: 1);
        Assert.Equal(0UL, cim.Place("a", three));
        Assert.Contains("2 macros are needed, 1 are free", Assert.Throws<ElaborationException>(() => cim.Place("b", three with { Inputs = 256 })).Message);
        Assert.Equal(3UL * 128 * 64, cim.Place("c", three with { Inputs = 100 }));
        Assert.Contains("words of 8 bits", Assert.Throws<ElaborationException>(() => cim.Place("d", three with { WeightBits = 16 })).Message);
        builder.Connect(cim.Memory, builder.Add("mem", context => new SimpleMemory(context, new MemoryOptions())).Port, LinkTiming.Immediate);
        Assert.Equal(4UL * 128 * 64, cim.Place("b", three));
        Assert.Equal(7UL * 128 * 64, cim.Place("e", three));
        Assert.True(cim.Estimate(three) < cim.Estimate(three with { Address = 4 * 128 * 64 }));
    }

    [Fact]
    public void Options_that_contradict_each_other_are_named()
    {
        Assert.Equal("inner.bits_per_cycle", Assert.Single((Query with { Inner = new MacroOptions { BitsPerCycle = 9 } }).Validate()).Path);
        Assert.Equal("outer.columns_per_adder", Assert.Single((Query with { Outer = new MacroOptions { ColumnsPerAdder = 100 } }).Validate()).Path);
        Assert.Equal("query_heads", Assert.Single(new CimLoadOptions { QueryHeads = 9 }.Validate()).Path);
    }

    private static Outcome Run(CimOptions options, object?[] work, MemoryOptions? memory = null)
    {
        SimulationBuilder builder = new();
        var sender = builder.Add("npu", context => new Sender(context, work));
        var cim = builder.Add("cim", context => new Cim(context, options, new SimRandom(1, "cim")));
        builder.Connect(sender.Port, cim.Compute, LinkTiming.Immediate);
        if (memory is not null)
            builder.Connect(cim.Memory, builder.Add("mem", context => new SimpleMemory(context, memory)).Port, LinkTiming.Immediate);
        return new Outcome(cim, sender.Statuses, builder.Elaborate().Run().End);
    }

    private sealed record Outcome(Cim Cim, List<ResponseStatus> Statuses, SimTime End)
    {
        public long Cycles => End / SimTime.FromNanoseconds(1);

        public long Statistic(string name) => (long)Cim.Statistics.All.Single(s => s.Name == name).Snapshot(End.Femtoseconds).Values[0].Value;

        public long Energy(string cause) => (long)Cim.Energy.Causes.Single(c => c.Name == cause).Total(End.Femtoseconds);
    }

    private sealed class Sender : Component
    {
        public Sender(ComponentContext context, object?[] work)
            : base(context)
        {
            Port = new InitiatorSocket(this, "compute");
            PayloadPool pool = new();
            Thread("send", async () =>
            {
                foreach (object? item in work)
                {
                    Payload payload = item switch
                    {
                        CimAttention attention => CimExtension.Attach(pool.Rent(), attention),
                        ResidentProduct product => ProductExtension.Attach(pool.Rent(), product),
                        _ => pool.Rent(),
                    };
                    await Port.TransportAsync(payload);
                    Statuses.Add(payload.ResponseStatus);
                    payload.Release();
                }
            });
        }

        public InitiatorSocket Port { get; }

        public List<ResponseStatus> Statuses { get; } = [];
    }
}
