using FsCheck;
using FsCheck.Fluent;
using Tlm.Models.Pim.LogicDie;
using Tlm.Models.Pim.NearMemory;

namespace Tlm.Models.Pim.Tests;

/// <summary>What holds for memories with units whatever their products.</summary>
public sealed class PimPropertyTests
{
    [Fact]
    public void A_product_in_pim_ranks_lies_between_its_macs_and_every_row_and_transfer_for_itself()
    {
        var cases = from channels in Gen.Choose(1, 3)
                    from ranks in Gen.Choose(1, 3)
                    from outputs in Gen.Choose(1, 3_000)
                    from inputs in Gen.Choose(1, 1_500)
                    from tokens in Gen.Choose(1, 9)
                    from local in Gen.Elements(true, false)
                    from hold in Gen.Elements(true, false)
                    select (new PimUnitOptions { Channels = channels, PimRanks = ranks, Ranks = 4, LocalControl = local, HoldColumns = hold }, new PimGemv(outputs, inputs, tokens));
        Holds(cases, 30, item =>
        {
            (PimUnitOptions units, PimGemv gemv) = item;
            var variant = LpddrPimModule.Variant(units);
            var module = new LpddrPimModule(variant, units);
            long cycles = module.Run(gemv);
            int streams = units.Channels * units.PimRanks;
            long transfers = module.Issued("WRIN") + module.Issued("RDACC");
            long refreshes = module.Issued("REFab");
            long row = variant.Timing("nRC") + variant.Timing("nSPREAD") + variant.Timing("nMACL");
            long lower = module.Issued("MACub") / streams * variant.Timing("nMAC");
            long upper = (module.Issued("MACub") * variant.Timing("nMAC")) + ((module.Issued("ACTub") + 1) * row) + ((transfers + 1) * (variant.Timing("nCL") + variant.Timing("nCWL") + row))
                + (module.Issued("MODE") * (variant.Timing("nMODE") + row)) + ((refreshes + 1) * (variant.Timing("nRFC") + row));
            Assert.InRange(cycles, lower, upper);
        });
    }

    [Fact]
    public void A_read_of_the_logic_die_lies_between_its_bus_and_every_row_for_itself()
    {
        var cases = from accesses in Gen.Choose(1, 4_000)
                    from first in Gen.Choose(0, 500)
                    from order in Gen.Elements(RowOrder.StackIds, RowOrder.Rows)
                    from write in Gen.Elements(true, false)
                    select (accesses, first, order, write);
        var variant = StackChannel.Variant();
        Holds(cases, 40, item =>
        {
            var channel = new StackChannel(variant, order: item.order);
            channel.Add(new StackStream(StackReader.LogicDie, 0, 0, 0, item.accesses * 256L, item.first, item.write));
            long ticks = channel.Run();
            long tail = variant.Timing("nCL") + variant.Timing("nBL") + variant.Timing("nWR");
            long row = variant.Timing("nRC") + (2 * variant.Timing("nSPREAD")) + tail;
            long bus = (item.accesses - 1L) * variant.Timing("nCCDL");
            long refresh = (channel.Issued("REFab") + 1) * (variant.Timing("nRFC") + variant.Timing("nRP") + row);
            Assert.InRange(ticks, bus, bus + ((channel.Issued("ACTlb") + 1) * row) + refresh);
            Assert.Equal(item.accesses, channel.Issued(item.write ? "WRlb" : "RDlb"));
        });
    }

    [Fact]
    public void Saturated_units_reach_their_mac_rate_but_for_refreshes_within_one_percent()
    {
        // columns held while sixteen groups of tokens pass by, so that transfers hide behind the units
        var units = new PimUnitOptions { Channels = 1, PimRanks = 1, Ranks = 1, HoldColumns = true, InputBufferBytes = 1 << 24 };
        var variant = LpddrPimModule.Variant(units);
        var module = new LpddrPimModule(variant, units);
        long start = module.Run(new PimGemv(8_192, 512, 256));
        long longer = module.Run(new PimGemv(8_192, 1_024, 256)) - start;
        long macs = 8_192L * 512 * 64 / (8 * 32) * variant.Timing("nMAC");
        // a refresh closes the row under way and opens it again
        double around = variant.Timing("nRTP") + variant.Timing("nRPab") + variant.Timing("nRCD") + variant.Timing("nSPREAD");
        double refresh = (variant.Timing("nRFC") + around) / variant.Timing("nREFI");
        Assert.InRange((double)longer / macs * (1 - refresh), 0.99, 1.01);
    }

    private static void Holds<T>(Gen<T> cases, int number, Action<T> property) =>
        Prop.ForAll(Arb.From(cases), property).Check(Config.QuickThrowOnFailure.WithMaxTest(number).WithReplay(new Replay(new Rnd(37, 41), default)));
}
