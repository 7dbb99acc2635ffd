using Tlm.Models.Dram.Standards;
using Tlm.Models.Pim.NearMemory;

namespace Tlm.Models.Pim.Tests;

public sealed class Gddr6PimTests
{
    private static readonly DramSelection Memory = new() { Organization = "GDDR6_8Gb_x16", Timing = "GDDR6_14000_1350mV_double" };
    private static readonly PimUnitOptions Units = new() { Channels = 2, PimRanks = 1, Ranks = 1, Lanes = 16, WeightBits = 16, InputBits = 16, TokensPerPass = 1, ResultBytes = 2 };

    [Fact]
    public void A_variant_by_data_obeys_every_distance()
    {
        var variant = LpddrPimModule.Variant("gddr6-pim", Units, Memory);
        var channel = new NearMemoryChannel(variant, Units, trace: true);
        channel.Start(0, new GemvShare(600, 200, 2, 0));
        channel.Add(new HostStream(HostStreamKind.Write, 0, 1 << 20, 5_000));
        channel.Run(10_000);
        Assert.Empty(new DistanceChecker(variant).Check(channel.Trace).Take(3));
        Assert.Contains(channel.Trace, record => variant.Commands[record.Command].Name == "REFab");
    }

    [Fact]
    public void Sixteen_units_read_a_column_each()
    {
        var module = new LpddrPimModule(LpddrPimModule.Variant("gddr6-pim", Units, Memory), Units);
        module.Run(new PimGemv(1_024, 256, 1));
        // 16 banks x 16 values a column x 2 channels
        Assert.Equal(1_024 * 256 / (16 * 16), module.Issued("MACub"));
    }

    [Fact]
    public void A_number_of_ranks_that_the_memory_has_not_is_refused()
    {
        var error = Assert.Throws<PimException>(() => LpddrPimModule.Variant("gddr6-pim", Units with { Ranks = 2 }, Memory));
        Assert.Equal("PIM module: 2 ranks asked for, the memory 'gddr6-pim' has 1", error.Message);
    }
}
