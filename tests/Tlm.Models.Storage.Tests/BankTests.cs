using FsCheck;
using FsCheck.Fluent;

namespace Tlm.Models.Storage.Tests;

public class BankTests
{
    private static readonly SramOptions Options = new() { Capacity = DataSize.FromMebibytes(1), Banks = new BankOptions { Count = 8, Width = DataSize.FromBytes(16), Latency = 3 } };

    [Fact]
    public void A_run_over_all_banks_takes_its_words_over_the_banks()
    {
        Assert.Equal(3 + (64 * 8 / 8), Cycles(payload => payload.SetRead(0, 64 * 8 * 16)));
    }

    [Fact]
    public void A_stride_of_all_banks_falls_on_one()
    {
        Assert.Equal(3 + 50, Cycles(payload => Stream(payload, new StreamShape(16, 128, 50))));
    }

    [Fact]
    public void The_busiest_bank_of_a_stream_is_counted_as_word_by_word()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(Shapes(), shape => Cycles(payload => Stream(payload, shape)) == 3 + Busiest(shape)));
    }

    [Fact]
    public void Saturated_banks_reach_width_times_banks_a_cycle_within_one_percent()
    {
        Bench bench = Bench.Run(context => new Sram(context, Options), 500, 8, (i, payload) => payload.SetRead((ulong)(i % 100) * 4096, 4096));
        double bound = 500 * 4096 / 128;
        Assert.InRange(bench.Requester.End.ToSeconds() * 1e9, bound, bound * 1.01);
    }

    [Fact]
    public void Two_ports_serve_reads_and_writes_together()
    {
        static Payload Mixed(int i, Payload payload)
        {
            return i % 2 == 0 ? payload.SetRead(0, 4096) : payload.SetWrite(8192, 4096);
        }
        SimTime one = Bench.Run(context => new Sram(context, Options), 200, 8, Mixed).Requester.End;
        SimTime two = Bench.Run(context => new Sram(context, Options with { Ports = 2 }), 200, 8, Mixed).Requester.End;
        Assert.InRange(one.ToSeconds() / two.ToSeconds(), 1.95, 2.0);
    }

    [Fact]
    public void More_banks_wider_words_or_a_faster_clock_are_never_slower()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(Arb.From(Gen.Choose(1, 5000)), bytes =>
        {
            long plain = Time(Options.Banks, bytes);
            return Time(Options.Banks with { Count = 9 }, bytes) <= plain
                && Time(Options.Banks with { Width = DataSize.FromBytes(17) }, bytes) <= plain
                && Time(Options.Banks with { Clock = Frequency.FromMegahertz(1001) }, bytes) <= plain;
        }));
    }

    private static long Time(BankOptions banks, long bytes)
    {
        return Bench.Run(context => new Sram(context, Options with { Banks = banks }), 3, 2, (_, payload) => payload.SetRead(0, bytes)).Requester.End.Femtoseconds;
    }

    private static long Cycles(Func<Payload, Payload> fill)
    {
        return Bench.Run(context => new Sram(context, Options), 1, 1, (_, payload) => fill(payload)).Requester.End / SimTime.FromNanoseconds(1);
    }

    private static Payload Stream(Payload payload, StreamShape shape)
    {
        payload.SetRead(0, shape.Bytes).Stream = shape;
        return payload;
    }

    private static long Busiest(StreamShape shape)
    {
        long[] words = new long[8];
        for (long step = 0; step < shape.Steps; step++)
        {
            long first = shape.OffsetOf(step);
            for (long word = first / 16; word <= (first + shape.BytesPerStep - 1) / 16; word++)
                words[word % 8]++;
        }
        return words.Max();
    }

    private static Arbitrary<StreamShape> Shapes()
    {
        return Arb.From(
            from bytes in Gen.Choose(1, 100)
            from gap in Gen.Choose(1, 300)
            from count in Gen.Choose(2, 40)
            from outer in Gen.Choose(1, 4)
            select new StreamShape(bytes, bytes + gap, count, 7777, outer));
    }
}
