using FsCheck;
using FsCheck.Fluent;
using Tlm.Models.Llm;
using Tlm.Models.Npu.Tiling;

namespace Tlm.Models.Npu.Tests;

public class TilerTests
{
    private static readonly ScratchpadOptions Scratchpad = new() { Capacity = DataSize.FromKibibytes(256), ActivationShare = 50, Buffers = 4 };

    private static readonly Tiler Tiler = new(Scratchpad, columns: 32, activationBits: 8);

    [Fact]
    public void A_weight_tile_fits_its_buffer()
    {
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Shapes(), shape =>
        {
            TilePlan plan = Tiler.Plan(shape.M, shape.N, shape.K, new TensorFormat(shape.Bits));
            long bits = plan.OutputBlock * plan.SumBlock * shape.Bits;
            bool fits = bits <= Tiler.TileBytes * 8 || plan.SumBlock == 1;
            return fits && plan.OutputBlock >= Math.Min(shape.N, 32) && plan.RowBlock is >= 1 && plan.RowBlock <= shape.M;
        }));
    }

    [Fact]
    public void Activations_that_fit_stay_on_chip_and_weights_pass_once()
    {
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Shapes(), shape =>
        {
            TensorFormat format = new(shape.Bits);
            TilePlan plan = Tiler.Plan(shape.M, shape.N, shape.K, format);
            bool fit = Math.Max(shape.M * shape.K, shape.M * shape.N) <= Tiler.ResidentBytes;
            return !fit || Tiler.Traffic(plan, shape.M, shape.N, shape.K, format) == format.Bytes(shape.N, shape.K);
        }));
    }

    [Fact]
    public void The_plan_has_the_least_traffic_of_both_orders()
    {
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Shapes(), shape =>
        {
            TensorFormat format = new(shape.Bits);
            TilePlan plan = Tiler.Plan(shape.M, shape.N, shape.K, format);
            TilePlan other = plan with { ActivationsOuter = !plan.ActivationsOuter };
            if (other.ActivationsOuter)
                other = other with { RowBlock = Math.Clamp(Tiler.ActivationBytes / (shape.K + shape.N), 1, shape.M) };
            return Tiler.Traffic(plan, shape.M, shape.N, shape.K, format) <= Tiler.Traffic(other, shape.M, shape.N, shape.K, format);
        }));
    }

    [Fact]
    public void A_scratchpad_twice_as_large_never_has_more_traffic()
    {
        Tiler larger = new(Scratchpad with { Capacity = DataSize.FromKibibytes(512) }, columns: 32, activationBits: 8);
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Shapes(), shape =>
        {
            TensorFormat format = new(shape.Bits);
            long small = Tiler.Traffic(Tiler.Plan(shape.M, shape.N, shape.K, format), shape.M, shape.N, shape.K, format);
            long large = larger.Traffic(larger.Plan(shape.M, shape.N, shape.K, format), shape.M, shape.N, shape.K, format);
            return large <= small;
        }));
    }

    private static Arbitrary<(long M, long N, long K, int Bits)> Shapes()
    {
        return Arb.From(
            from m in Gen.Choose(1, 600)
            from n in Gen.Choose(1, 3000)
            from k in Gen.Choose(1, 3000)
            from bits in Gen.Elements(2, 4, 8, 16)
            select ((long)m, (long)n, (long)k, bits));
    }
}
