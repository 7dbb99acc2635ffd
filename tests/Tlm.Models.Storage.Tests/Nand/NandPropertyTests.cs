using FsCheck;
using FsCheck.Fluent;
using Tlm.Models.Storage.Nand;

namespace Tlm.Models.Storage.Tests.Nand;

/// <summary>What holds for ordinary accesses to flash whatever its channels and planes.</summary>
public class NandPropertyTests
{
    [Fact]
    public void Reads_take_between_what_arrays_and_channels_can_do_and_one_page_after_the_other() => Holds((options, pages) =>
    {
        NandRig rig = NandRig.Run(options, [], pages.Length, pages.Length, (i, payload) => payload.SetRead((ulong)(pages[i] * options.Page.Bytes), options.Page.Bytes));
        SimTime transfer = SimTime.FromFemtoseconds(options.Timing.Channel.TransferFemtoseconds(options.Page.Bytes));
        SimTime commands = options.Timing.Command * (options.Page.Bytes / options.Timing.Slice.Bytes);
        SimTime one = options.Timing.Read + options.Timing.Correction + transfer + commands;
        int perChannel = (pages.Length + options.Channels - 1) / options.Channels;
        Assert.InRange(rig.Requests.End, SimTime.Max(transfer * perChannel, transfer), one * pages.Length);
        Assert.InRange(rig.Statistic("pages_read"), pages.Distinct().Count() > 0 ? 1 : 0, pages.Length);
        Assert.Equal(pages.Length * options.Page.Bytes, rig.Statistic("channel_bytes"));
        Assert.Equal(rig.Statistic("pages_read") * options.Energy.Read.For(options.Page.Bytes * 8).Femtojoules, rig.Energy("read"));
    });

    [Fact]
    public void Saturated_channels_reach_their_rate_within_one_percent() => Holds((options, _) =>
    {
        // as many planes as keep a channel busy during an array read; pages one after the other go round channels and planes
        options = options with { ChipsPerChannel = 8 };
        int count = 300 * options.Channels;
        NandRig rig = NandRig.Run(options, [], count, 200, (i, payload) => payload.SetRead((ulong)(i * options.Page.Bytes), options.Page.Bytes));
        SimTime bound = SimTime.FromFemtoseconds(options.Timing.Channel.TransferFemtoseconds(options.Page.Bytes * 300))
            + (options.Timing.Command * (300 * (options.Page.Bytes / options.Timing.Slice.Bytes)));
        SimTime first = options.Timing.Read + options.Timing.Correction;
        Assert.InRange(rig.Requests.End, bound, bound + (bound / 100) + first);
    });

    private static void Holds(Action<NandOptions, long[]> property)
    {
        var cases = from channels in Gen.Choose(1, 4)
                    from chips in Gen.Choose(1, 3)
                    from dies in Gen.Choose(1, 2)
                    from planes in Gen.Choose(2, 4)
                    from number in Gen.Choose(1, 25)
                    from pages in Gen.Choose(0, 400).Select(page => (long)page).ArrayOf(number)
                    select (new NandOptions { Channels = channels, ChipsPerChannel = chips, DiesPerChip = dies, PlanesPerDie = planes }, pages);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(25).WithReplay(new Replay(new Rnd(21, 23), default)), Prop.ForAll(Arb.From(cases), item => property(item.Item1, item.pages)));
    }
}
