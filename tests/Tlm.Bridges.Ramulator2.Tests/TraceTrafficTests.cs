using Tlm.Bridges.Ramulator2.CrossValidation;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.CrossValidation;

namespace Tlm.Bridges.Ramulator2.Tests;

/// <summary>A trace on a memory of several channels.</summary>
public class TraceTrafficTests
{
    private static DramSystemConfiguration TwoChannels => Memories.Lpddr5 with
    {
        ChannelMapper = new ChannelMapperSettings(ChannelMapperKind.Interleave, 1),
        Channels = [Memories.Lpddr5.Channels[0], Memories.Lpddr5.Channels[0]],
    };

    [Fact]
    public void Channels_take_turns_block_by_block_behind_the_first_address()
    {
        long[] offsets = [0, 32, 64, 96, 128, 192];
        var channels = TraceTraffic.ByChannel(TwoChannels, 4096, [.. offsets.Select(offset => new GoldenRequest(0, false, 4096 + offset, -1, -1, []))], "t.csv");
        Assert.Equal([0, 32, 64], channels[0].Select(request => request.Address));
        Assert.Equal([0, 32, 64], channels[1].Select(request => request.Address));
    }

    [Theory]
    [InlineData(4095)]
    [InlineData(4096 + (2L << 30))]
    public void A_request_outside_the_memory_is_refused(long address)
    {
        var error = Assert.Throws<InputException>(() => TraceTraffic.ByChannel(TwoChannels, 4096, [new GoldenRequest(0, false, address, -1, -1, [])], "t.csv"));
        Assert.Contains($"t.csv: address 0x{address:x} lies outside the memory", error.Message, StringComparison.Ordinal);
    }
}
