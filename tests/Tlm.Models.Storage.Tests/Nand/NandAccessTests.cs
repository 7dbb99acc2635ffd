using Tlm.Models.Storage.Nand;

namespace Tlm.Models.Storage.Tests.Nand;

public class NandAccessTests
{
    private static readonly NandOptions Options = new()
    {
        Channels = 2,
        Timing = new NandTimingOptions { Read = SimTime.FromMicroseconds(30), Correction = SimTime.FromMicroseconds(1), Program = SimTime.FromMicroseconds(700) },
        BlocksPerPlane = 4,
        PagesPerBlock = 4,
    };

    [Fact]
    public void A_page_read_takes_array_correction_commands_and_channel()
    {
        NandRig rig = NandRig.Run(Options, [], 1, 1, (_, payload) => payload.SetRead(0, 16_384));
        // four slices of 4096 ns with 8 ns of command each
        Assert.Equal(SimTime.FromNanoseconds(31_000 + (4 * (4096 + 8))), rig.Requests.End);
        Assert.Equal((1, 16_384, 4), (rig.Statistic("pages_read"), rig.Statistic("channel_bytes"), rig.Statistic("slices")));
        Assert.Equal(rig.Requests.Responses[0].RoundTrip, rig.Requests.Responses[0].Stages);
    }

    [Fact]
    public void A_page_that_is_in_the_register_is_not_read_again()
    {
        NandRig rig = NandRig.Run(Options, [], 4, 1, (i, payload) => payload.SetRead((ulong)i * 1024, 1024));
        Assert.Equal(1, rig.Statistic("pages_read"));
        Assert.Equal(SimTime.FromNanoseconds(31_000 + (4 * (1024 + 8))), rig.Requests.End);
    }

    [Fact]
    public void Channels_and_planes_read_together()
    {
        // sixteen pages: one for every plane of both channels; arrays overlap, channels do not
        NandRig rig = NandRig.Run(Options, [], 16, 16, (i, payload) => payload.SetRead((ulong)i * 16_384, 16_384));
        Assert.Equal(SimTime.FromNanoseconds(31_000 + (8 * 4 * 4104)), rig.Requests.End);
    }

    [Fact]
    public void One_plane_reads_the_next_page_while_one_leaves()
    {
        NandRig rig = NandRig.Run(Options, [], 4, 4, (i, payload) => payload.SetRead((ulong)i * 16_384 * 16, 16_384));
        Assert.Equal(SimTime.FromNanoseconds((4 * 30_000) + 1_000 + (4 * 4104)), rig.Requests.End);
    }

    [Fact]
    public void A_program_takes_its_time_behind_the_transfer_and_a_full_block_an_erase_more()
    {
        NandRig one = NandRig.Run(Options, [], 1, 1, (_, payload) => payload.SetWrite(0, 16_384));
        Assert.Equal(SimTime.FromNanoseconds((4 * 4104) + 700_000), one.Requests.End);
        NandRig block = NandRig.Run(Options, [], 4, 4, (i, payload) => payload.SetWrite((ulong)i * 16_384 * 16, 16_384));
        Assert.Equal(SimTime.FromNanoseconds((4 * 4104) + (4 * 700_000) + 3_000_000), block.Requests.End);
        Assert.Equal((4, 1), (block.Statistic("pages_programmed"), block.Statistic("blocks_erased")));
        Assert.Equal(50_000_000_000L, block.Energy("erase"));
    }

    [Fact]
    public void Reads_of_other_planes_do_not_wait_for_a_program()
    {
        NandRig rig = NandRig.Run(Options, [], 2, 2, (i, payload) => i == 0 ? payload.SetWrite(0, 16_384) : payload.SetRead(2 * 16_384, 16_384));
        Assert.Equal([SimTime.FromNanoseconds(31_000 + (4 * 4104)), SimTime.FromNanoseconds(700_000 + (4 * 4104))], rig.Requests.Responses.Select(response => response.Time));
    }

    [Fact]
    public void Energy_is_that_of_pages_bits_and_commands()
    {
        NandRig rig = NandRig.Run(Options, [], 3, 1, (i, payload) => i < 2 ? payload.SetRead((ulong)i * 16_384, 100) : payload.SetWrite(0, 16_384));
        long pageBits = 16_384 * 8;
        Assert.Equal(2 * pageBits * 1_000, rig.Energy("read"));
        Assert.Equal(2 * pageBits * 100, rig.Energy("correction"));
        Assert.Equal(pageBits * 20_000, rig.Energy("program"));
        Assert.Equal((200 + 16_384) * 8 * 5_000, rig.Energy("channel"));
    }

    [Fact]
    public void An_address_beyond_the_memory_is_an_address_error()
    {
        ulong size = (ulong)Options.Capacity.Bytes;
        NandRig rig = NandRig.Run(Options, [], 2, 1, (i, payload) => payload.SetRead(size - 64 + (ulong)i, 64));
        Assert.Equal([ResponseStatus.Ok, ResponseStatus.AddressError], rig.Requests.Responses.Select(response => response.Status));
    }

    [Fact]
    public void Options_that_contradict_each_other_are_named()
    {
        static string Path(NandOptions options)
        {
            return Assert.Single(options.Validate()).Path;
        }
        Assert.Empty(Options.Validate());
        Assert.Equal("compute.planes", Path(Options with { Compute = new NandComputeOptions { Planes = 3 } }));
        Assert.Equal("timing.slice", Path(Options with { Timing = new NandTimingOptions { Slice = DataSize.FromKibibytes(32) } }));
        Assert.Equal("compute.weight_bits", Path(Options with { Compute = new NandComputeOptions { WeightBits = 5 } }));
        Assert.Equal("compute.computed_share", Path(Options with { Compute = new NandComputeOptions { ComputedShare = 1.5 } }));
        Assert.Equal("compute.computed_share", Path(Options with { Compute = new NandComputeOptions { Planes = 0, ComputedShare = 0.5 } }));
        Assert.Equal("blocks_per_plane", Path(Options with { BlocksPerPlane = int.MaxValue, PagesPerBlock = int.MaxValue }));
    }
}
