namespace Tlm.Transactions.Tests.Interconnect;

public sealed class BusMapRules
{
    [Fact]
    public void Misaligned_and_overlapping_ranges_are_named_errors()
    {
        var error = Assert.Throws<ElaborationException>(static () => new BusMap([Range("a", 2, 16), Range("b", 12, 16), Range("b", 64, 6)]));
        Assert.Equal(4, error.Problems.Count);
        Assert.Contains("address-map: range 'a' at 0x2-0x11 is misaligned", error.Problems[0], StringComparison.Ordinal);
        Assert.Contains("range 'b' at 0x40-0x45 is misaligned", error.Problems[1], StringComparison.Ordinal);
        Assert.Contains("ranges 'a' at 0x2-0x11 and 'b' at 0xc-0x1b overlap", error.Problems[2], StringComparison.Ordinal);
        Assert.Contains("2 ranges are named 'b'", error.Problems[3], StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_belongs_to_its_range_or_to_none()
    {
        var map = new BusMap([Range("high", 0x100, 0x80), Range("low", 0, 0x40)]);
        Assert.Equal((1, 1, -1, 0, 0, -1), (map.Decode(0), map.Decode(0x3f), map.Decode(0x40), map.Decode(0x100), map.Decode(0x17f), map.Decode(0x180)));
        Assert.Equal(0x10UL, map.ToTarget(0, 0x110));
        Assert.Equal(0x110UL, map.ToSystem(0, 0x10));
    }

    [Theory]
    [InlineData(0x3e, 4, "4 bytes at 0x3e run over the end of 'low' at 0x0-0x3f")]
    [InlineData(0x50, 4, "maps nothing at 0x50; it has 'low' at 0x0-0x3f, 'high' at 0x100-0x17f")]
    public void A_burst_over_the_end_of_a_target_and_an_unmapped_one_are_address_errors(int address, int length, string message)
    {
        var map = new BusMap([Range("high", 0x100, 0x80), Range("low", 0, 0x40)]);
        Payload payload = new Payload().SetRead((ulong)address, length);
        Assert.False(map.TryRoute(payload, "bus", out _));
        var error = Assert.Throws<TransportException>(payload.EnsureOk);
        Assert.Equal("address-error", error.Rule);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static BusRange Range(string name, long start, long size) => new() { Name = name, Base = start, Size = DataSize.FromBytes(size) };
}
