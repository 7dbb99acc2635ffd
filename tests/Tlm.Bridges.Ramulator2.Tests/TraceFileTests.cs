using Tlm.Bridges.Ramulator2.CrossValidation;
using Tlm.Models.Dram.CrossValidation;

namespace Tlm.Bridges.Ramulator2.Tests;

public class TraceFileTests
{
    [Fact]
    public void Load_store_and_read_write_traces_are_offered_as_fast_as_they_are_taken() =>
        Assert.Equal([(0L, false, 64L), (0L, true, 4096L), (0L, false, 128L), (0L, true, 5L)], Read("LD 0x40\nST 4096\n\n# a note\nR 0x80\nW 5\n"));

    [Fact]
    public void Csv_keeps_its_offer_cycles() =>
        Assert.Equal([(3L, false, 64L), (7L, true, 96L)], Read("offer_cycle,type,address,accept_cycle\n3,R,0x40,9\n7,W,0x60,9\n"));

    [Theory]
    [InlineData("LD 0x40\nSTORE 64\n", "t:2: expected LD, ST, R or W, found 'STORE'")]
    [InlineData("LD\n", "t:1: damaged line 'LD'")]
    [InlineData("LD 0x4G\n", "t:1: address: expected a number or 0x and hexadecimal digits, found '0x4G'")]
    [InlineData("offer_cycle,type,address\n1,R\n", "t:2: damaged line '1,R'")]
    [InlineData("offer_cycle,type,address\nsoon,R,0x0\n", "t:2: offer_cycle: expected a number, found 'soon'")]
    [InlineData("offer_cycle,type,address\n5,R,0x0\n4,R,0x0\n", "t:3: offer cycle 4 after 5")]
    [InlineData("# nothing\n", "t: no request in the trace")]
    public void A_damaged_line_is_named_with_its_place(string text, string expected)
    {
        var refusal = Assert.Throws<InputException>(() => Read(text));
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.Contains("/nowhere/x.trace", Assert.Throws<InputException>(() => TraceFile.Read("/nowhere/x.trace")).Message, StringComparison.Ordinal);

    private static IEnumerable<(long, bool, long)> Read(string text) =>
        TraceFile.Read("t", new StringReader(text)).Select((GoldenRequest request) => (request.OfferCycle, request.IsWrite, request.Address));
}
