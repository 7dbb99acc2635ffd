using FsCheck;
using FsCheck.Fluent;
using Tlm.Models.Storage.Nand;

namespace Tlm.Models.Storage.Tests.Nand;

public class NandProductTests
{
    private static readonly NandOptions Small = new() { Timing = new NandTimingOptions { Correction = SimTime.Zero } };

    /// <summary>Cambricon-LLM's small configuration: a tile of 256 x 2048 over 8 channels of 4 cores.</summary>
    [Fact]
    public void A_round_of_tiles_takes_an_array_read_and_little_of_the_channel()
    {
        NandOptions all = Small with { Compute = new NandComputeOptions { ComputedShare = 1, TileWidth = 256 } };
        NandRig rig = NandRig.Run(all, [new ResidentProduct(256, 2048 * 10, 1)]);
        Assert.Equal((80, 320), (rig.Statistic("tiles"), rig.Statistic("pages_read")));
        // the last of ten pages, then its 64 x 256 products at 32 a nanosecond and 256 results
        Assert.Equal(SimTime.FromNanoseconds((10 * 30_000) + 512 + 256), rig.Products.Ends[0]);
        Assert.Equal(80 * 512, rig.Statistic("channel_bytes"));
    }

    [Fact]
    public void Streamed_weights_fill_what_tiles_leave_of_the_channels()
    {
        NandRig rig = NandRig.Run(Small, [new ResidentProduct(16_384, 16_384, 1)]);
        double seconds = rig.Products.Ends[0].ToSeconds();
        double bound = 8 * 4 * 16_384 / 30e-6 + (8e9 * (1 - (512.0 / 30_000)));
        Assert.InRange(16_384.0 * 16_384 / seconds / bound, 0.97, 1.0);
        Assert.InRange(rig.Statistic("streamed_weights") / (16_384.0 * 16_384), 0.30, 0.33);
    }

    [Fact]
    public void Without_cores_all_weights_cross_the_channels_at_their_rate()
    {
        NandRig rig = NandRig.Run(Small with { Compute = new NandComputeOptions { Planes = 0 } }, [new ResidentProduct(8_192, 8_192, 1)]);
        Assert.Equal(8_192L * 8_192, rig.Statistic("streamed_weights"));
        double rate = 8_192.0 * 8_192 / (rig.Products.Ends[0].ToSeconds() - 30e-6);
        Assert.InRange(rate / 8e9, 0.99, 1.0);
    }

    [Fact]
    public void Several_tokens_share_each_page()
    {
        NandOptions all = Small with { Compute = new NandComputeOptions { ComputedShare = 1, TileWidth = 256 } };
        NandRig one = NandRig.Run(all, [new ResidentProduct(4096, 4096, 1)]);
        NandRig eight = NandRig.Run(all, [new ResidentProduct(4096, 4096, 8)]);
        Assert.Equal(one.Statistic("pages_read"), eight.Statistic("pages_read"));
        Assert.Equal(8 * one.Energy("mac"), eight.Energy("mac"));
        Assert.InRange(eight.Products.Ends[0].ToSeconds() / one.Products.Ends[0].ToSeconds(), 1.0, 1.1);
    }

    [Fact]
    public void Reading_ahead_saves_the_first_array_read_of_each_product()
    {
        var gemv = new ResidentProduct(2048, 2048, 1);
        SimTime ahead = NandRig.Run(Small, [gemv, gemv, gemv]).Products.Ends[2];
        NandOptions late = Small with { Compute = new NandComputeOptions { ReadAhead = false } };
        SimTime without = NandRig.Run(late, [gemv, gemv, gemv]).Products.Ends[2];
        Assert.InRange((without - ahead).ToSeconds() * 1e6, 0.1, 60);
    }

    [Fact]
    public void Ordinary_reads_share_the_channels_with_a_product()
    {
        ResidentProduct gemv = new(8_192, 8_192, 1);
        NandRig alone = NandRig.Run(Small, [gemv]);
        NandRig both = NandRig.Run(Small, [gemv], 400, 32, (i, payload) => payload.SetRead((ulong)(i * 16_384L), 16_384));
        NandRig reads = NandRig.Run(Small, [], 400, 32, (i, payload) => payload.SetRead((ulong)(i * 16_384L), 16_384));
        Assert.True(both.Products.Ends[0] > alone.Products.Ends[0]);
        Assert.True(both.Requests.End > reads.Requests.End);
        Assert.True(both.End <= alone.Products.Ends[0] + reads.Requests.End);
        Assert.Equal(alone.Statistic("channel_bytes") + reads.Statistic("channel_bytes"), both.Statistic("channel_bytes"));
    }

    [Fact]
    public void A_payload_without_a_product_and_weights_beyond_the_memory_are_refused()
    {
        NandOptions tiny = Small with { BlocksPerPlane = 1, PagesPerBlock = 1 };
        var fits = new ResidentProduct(1024, 1024, 1);
        NandRig rig = NandRig.Run(tiny, [null, fits, fits with { Address = 1 }, fits with { Outputs = 0 }, fits with { WeightBits = 4 }, fits with { OverheadBytes = 1 }]);
        Assert.Equal(ResponseStatus.Ok, rig.Products.Statuses[1]);
        Assert.Equal(5, rig.Products.Statuses.Count(status => status == ResponseStatus.CommandError));
    }

    [Fact]
    public void Weights_are_placed_one_after_the_other_until_the_memory_is_full()
    {
        NandOptions tiny = Small with { BlocksPerPlane = 1, PagesPerBlock = 1, Base = 4096 };
        var builder = new Tlm.Kernel.SimulationBuilder();
        NandFlash memory = builder.Add("mem", context => new NandFlash(context, tiny));
        var product = new ResidentProduct(1000, 500, 1);
        Assert.Equal((4096UL, 4096UL + (31 * 16_384)), (memory.Place("a", product), memory.Place("b", product)));
        var error = Assert.Throws<ElaborationException>(() => memory.Place("c", product));
        Assert.Contains("'c' does not fit the flash", error.Message, StringComparison.Ordinal);
        Assert.Contains($"{(93 * 16_384) - (64 * 16_384)} bytes", error.Message, StringComparison.Ordinal);
        Assert.Contains("8-bit weights, not 4-bit", Assert.Throws<ElaborationException>(() => memory.Place("d", product with { WeightBits = 4 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_estimate_is_near_what_a_run_measures()
    {
        var product = new ResidentProduct(8_192, 8_192, 1);
        var builder = new Tlm.Kernel.SimulationBuilder();
        SimTime estimate = builder.Add("mem", context => new NandFlash(context, Small)).Estimate(product);
        Assert.InRange(NandRig.Run(Small, [product]).Products.Ends[0].ToSeconds() / estimate.ToSeconds(), 0.97, 1.05);
    }

    /// <summary>Every weight is multiplied once; the time lies between what arrays and channels can do and one after the other.</summary>
    [Fact]
    public void Weights_are_conserved_and_times_lie_between_the_bounds()
    {
        Gen<(int Channels, int Chips, int Outputs, int Inputs, int Tokens, bool Ahead)> cases =
            from channels in Gen.Choose(1, 6)
            from chips in Gen.Choose(1, 3)
            from outputs in Gen.Choose(1, 3000)
            from inputs in Gen.Choose(1, 3000)
            from tokens in Gen.Choose(1, 5)
            from ahead in Gen.Elements(true, false)
            select (channels, chips, outputs, inputs, tokens, ahead);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(Arb.From(cases), item =>
        {
            NandOptions options = Small with { Channels = item.Channels, ChipsPerChannel = item.Chips, Compute = new NandComputeOptions { ReadAhead = item.Ahead } };
            NandRig rig = NandRig.Run(options, [new ResidentProduct(item.Outputs, item.Inputs, item.Tokens)]);
            long weights = (long)item.Outputs * item.Inputs;
            long pages = rig.Statistic("pages_read");
            SimTime lower = SimTime.FromFemtoseconds(options.Timing.Channel.TransferFemtoseconds(rig.Statistic("channel_bytes") / item.Channels));
            SimTime upper = (options.Timing.Read * pages) + SimTime.FromFemtoseconds(options.Timing.Channel.TransferFemtoseconds(rig.Statistic("channel_bytes")))
                + (SimTime.FromNanoseconds(8) * (rig.Statistic("tiles") + rig.Statistic("slices"))) + (SimTime.FromNanoseconds(512) * item.Tokens * rig.Statistic("tiles"));
            return rig.Statistic("macs") == (weights - rig.Statistic("streamed_weights")) * item.Tokens
                && pages * 16_384 >= weights
                && rig.Products.Ends[0] >= lower
                && rig.Products.Ends[0] <= upper;
        }));
    }
}
