using FsCheck;
using FsCheck.Fluent;
using Tlm.Models.Npu.Systolic;
using Tlm.Models.Npu.Timing;

namespace Tlm.Models.Npu.Tests;

public class ArrayTimingTests
{
    private static readonly OperandRate Full = new() { WeightBits = 8, ActivationBits = 8 };

    [Theory]
    [InlineData(DataflowChoice.WeightStationary, Dataflow.WeightStationary)]
    [InlineData(DataflowChoice.OutputStationary, Dataflow.OutputStationary)]
    [InlineData(DataflowChoice.InputStationary, Dataflow.InputStationary)]
    public void Without_overlap_a_tile_takes_the_reference_s_cycles(DataflowChoice choice, Dataflow dataflow)
    {
        ArrayTiming timing = Timing(new ArrayOptions { Rows = 16, Columns = 8, Dataflow = choice, FoldOverlap = false });
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Shapes(), shape =>
        {
            SystolicTiming reference = SystolicTiming.Of(new SystolicMapping(new SystolicArray(16, 8), dataflow, shape));
            return timing.Cycles(shape, Full, 0, 0) == reference.LastCycle + 1;
        }));
    }

    [Fact]
    public void Overlap_never_costs_and_never_beats_one_mac_an_element_and_cycle()
    {
        ArrayTiming plain = Timing(new ArrayOptions { Rows = 16, Columns = 8, FoldOverlap = false });
        ArrayTiming overlapped = Timing(new ArrayOptions { Rows = 16, Columns = 8 });
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Shapes(), shape =>
        {
            long cycles = overlapped.Cycles(shape, Full, 0, 0);
            return cycles <= plain.Cycles(shape, Full, 0, 0) && cycles * 128 >= shape.Macs;
        }));
    }

    [Fact]
    public void A_large_product_reaches_the_mac_rate_within_one_percent()
    {
        ArrayTiming timing = Timing(new ArrayOptions { Rows = 32, Columns = 32 });
        GemmShape shape = new(4096, 1024, 1024);
        Assert.InRange(timing.Cycles(shape, Full, 0, 0), shape.Macs / 1024, (long)(shape.Macs / 1024 * 1.01));
    }

    [Fact]
    public void A_rate_scales_the_streamed_cycles()
    {
        ArrayTiming timing = Timing(new ArrayOptions { Rows = 32, Columns = 32 });
        GemmShape shape = new(4096, 1024, 1024);
        long full = timing.Cycles(shape, Full, 0, 0);
        Assert.InRange(timing.Cycles(shape, Full with { Macs = 2 }, 0, 0), full / 2, (long)(full / 2 * 1.01));
        Assert.InRange(timing.Cycles(shape, Full with { Cycles = 4 }, 0, 0), (long)(full * 3.99), full * 4);
    }

    [Fact]
    public void The_utilisation_cap_stretches_time()
    {
        GemmShape shape = new(64, 64, 64);
        long full = Timing(new ArrayOptions()).Cycles(shape, Full, 0, 0);
        Assert.Equal(((full * 100) + 79) / 80, Timing(new ArrayOptions { UtilisationCap = 80 }).Cycles(shape, Full, 0, 0));
    }

    [Fact]
    public void A_narrow_scratchpad_bounds_the_array()
    {
        Assert.Equal(1_000, new ArrayTiming(new ArrayOptions(), Banks(4, 1)).Cycles(new GemmShape(1, 1, 1), Full, 4_000, 64));
    }

    [Theory]
    [InlineData(2, 8, 4, 1)]
    [InlineData(3, 8, 2, 1)]
    [InlineData(8, 4, 1, 1)]
    [InlineData(4, 16, 1, 2)]
    [InlineData(16, 16, 1, 4)]
    public void Operands_run_at_the_first_rate_that_holds_both(int weightBits, int activationBits, int macs, int cycles)
    {
        OperandRate? rate = ArrayTiming.RateFor(new ArrayOptions(), weightBits, activationBits);
        Assert.Equal((macs, cycles), (rate!.Macs, rate.Cycles));
    }

    private static ArrayTiming Timing(ArrayOptions options)
    {
        return new ArrayTiming(options, Banks(1, 1 << 20));
    }

    private static ScratchpadBanks Banks(int banks, long width)
    {
        return new ScratchpadBanks(new ScratchpadOptions { Banks = banks, BankWidth = DataSize.FromBytes(width) });
    }

    private static Arbitrary<GemmShape> Shapes()
    {
        return Arb.From(
            from m in Gen.Choose(1, 200)
            from n in Gen.Choose(1, 200)
            from k in Gen.Choose(1, 200)
            select new GemmShape(m, n, k));
    }
}
