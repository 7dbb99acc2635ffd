using FsCheck;
using FsCheck.Fluent;

namespace Tlm.Models.Llm.Tests;

public class PrecisionTests
{
    [Fact]
    public void Group_scales_and_zero_points_are_counted_a_row()
    {
        TensorFormat format = new(4, GroupSize: 128, ScaleBits: 16, ZeroPointBits: 4);
        Assert.Equal((300 * 4) + (3 * 20), format.RowBits(300));
        Assert.Equal(((10 * ((300 * 4) + (3 * 20))) + 7) / 8, format.Bytes(10, 300));
    }

    [Fact]
    public void A_codebook_is_counted_once_a_tensor()
    {
        Assert.Equal((1000 * 8 * 2 / 8) + 64, new TensorFormat(2, CodebookBytes: 64).Bytes(1000, 8));
    }

    [Fact]
    public void Bytes_never_fall_when_a_format_gets_wider()
    {
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(
            Arb.From(Gen.Choose(1, 32)), Arb.From(Gen.Choose(1, 500)), Arb.From(Gen.Choose(1, 64)), (bits, columns, group) =>
                new TensorFormat(bits + 1, group, 16).Bytes(3, columns) >= new TensorFormat(bits, group, 16).Bytes(3, columns)
                && new TensorFormat(bits, group, 16).Bytes(3, columns) >= new TensorFormat(bits).Bytes(3, columns)));
    }

    [Fact]
    public void A_role_can_keep_its_own_format()
    {
        ModelDescriptor model = Published.Load("llama-3.2-1b");
        ModelPrecision narrow = new() { Weights = new TensorFormat(4) };
        ModelPrecision mixed = narrow with { Overrides = new Dictionary<TensorRole, TensorFormat> { [TensorRole.Embedding] = TensorFormat.Half } };
        Assert.Equal(128256L * 2048 * 12 / 8, mixed.WeightBytes(model) - narrow.WeightBytes(model));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(65)]
    public void A_width_that_no_element_can_have_is_refused(int bits)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TensorFormat(bits).Checked("weight_bits"));
    }
}
