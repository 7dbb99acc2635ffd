using FsCheck;
using FsCheck.Fluent;
using Tlm.Models.Npu.Systolic;
using Tlm.Models.Npu.Timing;

namespace Tlm.Models.Npu.Tests;

/// <summary>What holds for systolic arrays of any size, dataflow and product.</summary>
public class ArrayPropertyTests
{
    private static readonly OperandRate Full = new() { WeightBits = 8, ActivationBits = 8 };

    [Fact]
    public void Cycles_lie_between_one_mac_an_element_and_cycle_and_one_fold_after_the_other() => Holds((options, shape) =>
    {
        long cycles = Timing(options).Cycles(shape, Full, 0, 0);
        long folds = Ceiling(Math.Max(shape.M, Math.Max(shape.N, shape.K)), Math.Min(options.Rows, options.Columns));
        long fold = Math.Max(shape.M, Math.Max(shape.N, shape.K)) + (2L * options.Rows) + options.Columns;
        Assert.InRange(cycles, Ceiling(shape.Macs, (long)options.Rows * options.Columns), folds * folds * fold);
    });

    [Fact]
    public void More_work_is_never_quicker() => Holds((options, shape) =>
    {
        long cycles = Timing(options).Cycles(shape, Full, 0, 0);
        Assert.True(Timing(options).Cycles(shape with { M = shape.M + 1 }, Full, 0, 0) >= cycles);
        Assert.True(Timing(options).Cycles(shape with { N = shape.N + 1 }, Full, 0, 0) >= cycles);
        Assert.True(Timing(options).Cycles(shape with { K = shape.K + 1 }, Full, 0, 0) >= cycles);
    });

    [Fact]
    public void A_free_choice_of_dataflow_is_never_slower_than_a_fixed_one() => Holds((options, shape) =>
    {
        long free = Timing(options with { Dataflow = DataflowChoice.Auto }).Cycles(shape, Full, 0, 0);
        foreach (DataflowChoice fixedChoice in new[] { DataflowChoice.WeightStationary, DataflowChoice.OutputStationary, DataflowChoice.InputStationary })
            Assert.True(free <= Timing(options with { Dataflow = fixedChoice }).Cycles(shape, Full, 0, 0));
    });

    [Fact]
    public void A_saturated_array_reaches_its_mac_rate_within_one_percent() => Holds((options, _) =>
    {
        // whole folds, and a streamed dimension beside which filling the array once is nothing
        GemmShape shape = new(options.Rows * 400L, options.Columns * 400L, options.Rows * 400L);
        shape = options.Dataflow == DataflowChoice.InputStationary ? shape with { M = options.Columns * 400L, N = options.Rows * 400L } : shape;
        long bound = Ceiling(shape.Macs, (long)options.Rows * options.Columns);
        Assert.InRange(Timing(options with { FoldOverlap = true }).Cycles(shape, Full, 0, 0), bound, bound + (bound / 100));
    });

    private static ArrayTiming Timing(ArrayOptions options) => new(options, new ScratchpadBanks(new ScratchpadOptions { Banks = 1, BankWidth = DataSize.FromBytes(1 << 20) }));

    private static long Ceiling(long work, long places) => (work + places - 1) / places;

    private static void Holds(Action<ArrayOptions, GemmShape> property)
    {
        var cases = from rows in Gen.Choose(1, 80)
                    from columns in Gen.Choose(1, 80)
                    from overlap in Gen.Elements(true, false)
                    from dataflow in Gen.Elements(DataflowChoice.WeightStationary, DataflowChoice.OutputStationary, DataflowChoice.InputStationary)
                    from m in Gen.Choose(1, 300)
                    from n in Gen.Choose(1, 300)
                    from k in Gen.Choose(1, 300)
                    select (new ArrayOptions { Rows = rows, Columns = columns, FoldOverlap = overlap, Dataflow = dataflow }, new GemmShape(m, n, k));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(new Replay(new Rnd(33, 35), default)), Prop.ForAll(Arb.From(cases), item => property(item.Item1, item.Item2)));
    }
}
