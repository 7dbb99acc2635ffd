using Tlm.Models.Dram.Standards;
using Tlm.Models.Pim.NearMemory;
using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.Tests;

public sealed class NearMemoryInputTests
{
    private static readonly PimUnitOptions Units = new();

    [Fact]
    public void A_weight_width_that_the_units_lack_is_refused() =>
        Refused(() => LpddrPimModule.Variant(Units with { WeightBits = 6 }), "weights of 6 bit are not supported, expected 4, 8 or 16");

    [Fact]
    public void More_pim_ranks_than_ranks_are_refused() =>
        Refused(() => LpddrPimModule.Variant(Units with { PimRanks = 5 }), "5 PIM ranks of 4 ranks in total");

    [Fact]
    public void Weights_beyond_the_rank_are_refused_with_the_excess() =>
        Refused(() => Module().Run(new PimGemv(3_072, 4_096, 1, FirstColumn: 4_194_304 - 4_095)), "1 too many");

    [Fact]
    public void A_product_without_tokens_is_refused() =>
        Refused(() => Module().Run(new PimGemv(16, 16, 0)), "16 x 16 for 0 tokens: every size must be at least 1");

    [Fact]
    public void An_access_outside_the_rank_is_refused() =>
        Refused(() => Module().Run(null, new HostStream(HostStreamKind.Read, 3, 1L << 30, 32)), "a rank has bytes 0 to 1073741823");

    [Fact]
    public void A_rank_that_does_not_exist_is_refused() =>
        Refused(() => Module().Run(null, new HostStream(HostStreamKind.Read, 4, 0, 32)), "the channel has ranks 0 to 3");

    [Fact]
    public void An_own_timing_that_the_variant_lacks_names_the_nearest() =>
        Refused(
            () => ExtendedVariantReader.Shipped(
                "lpddr5-pim", new DramSelection { Organization = "LPDDR5_8Gb_x16", Timing = "LPDDR5_6400" }, ("nMOED", 3)),
            "own timing 'nMOED' is not known; the nearest is 'nMODE'");

    [Fact]
    public void An_unknown_memory_preset_is_refused() =>
        Refused(() => LpddrPimModule.Variant(Units, timing: "LPDDR5_6500"), "LPDDR5_6400");

    private static LpddrPimModule Module() => new(LpddrPimModule.Variant(Units), Units);

    private static void Refused(Action action, string message) => Assert.Contains(message, Assert.Throws<PimException>(action).Message);
}
