using FsCheck;
using FsCheck.Fluent;

namespace Tlm.Models.Llm.Tests;

public class PlacementTests
{
    [Theory]
    [InlineData("*", "lm_head.weight", true)]
    [InlineData("*.experts.3.*", "model.layers.0.mlp.experts.3.up_proj.weight", true)]
    [InlineData("*.experts.3.*", "model.layers.0.mlp.experts.31.up_proj.weight", false)]
    [InlineData("model.*.weight", "model.layers.0.mlp.up_proj.bias", false)]
    [InlineData("kv_cache", "kv_cache", true)]
    [InlineData("kv", "kv_cache", false)]
    public void Rules_cover_names_by_pattern(string pattern, string name, bool covers)
    {
        Assert.Equal(covers, new PlacementRule { Tensors = [pattern], On = ["local"] }.Covers(name));
    }

    /// <summary>Whatever the speeds: all rows are given out, and no device could give a row away so that all finish earlier.</summary>
    [Fact]
    public void Devices_finish_together()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Cases(), item =>
        {
            IReadOnlyList<long> counts = new EqualFinish().Split("t", new ResidentProduct(item.Rows, 10, 1), item.Devices);
            long finish = item.Devices.Select((device, i) => device.Time(counts[i])).Max();
            long slack = item.Devices.Max(device => device.Time(1));
            return counts.Sum() == item.Rows && counts.All(count => count >= 0)
                && item.Devices.Select((device, i) => device.Time(counts[i] + 1)).All(time => time + slack >= finish);
        }));
    }

    private static Arbitrary<(long Rows, Speed[] Devices)> Cases()
    {
        return Arb.From(
            from rows in Gen.Choose(1, 20_000)
            from count in Gen.Choose(1, 4)
            from speeds in Gen.ArrayOf(Gen.Choose(1, 1_000), count)
            from starts in Gen.ArrayOf(Gen.Choose(0, 5_000), count)
            select ((long)rows, speeds.Zip(starts, (speed, start) => new Speed(speed, start)).ToArray()));
    }

    private sealed record Speed(long PerRow, long Start) : IProductDevice
    {
        public long Time(long rows)
        {
            return Start + (rows * PerRow);
        }

        public ulong Place(string name, in ResidentProduct product)
        {
            return 0;
        }

        public SimTime Estimate(in ResidentProduct product)
        {
            return SimTime.FromFemtoseconds(Time(product.Outputs));
        }
    }
}
