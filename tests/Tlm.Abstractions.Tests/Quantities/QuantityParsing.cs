namespace Tlm.Abstractions.Tests.Quantities;

public class QuantityParsing
{
    [Theory]
    [InlineData("6.4 Gbps", "bit/s", 6_400_000_000)]
    [InlineData("51.2 GB/s", "bit/s", 409_600_000_000)]
    [InlineData("51.2GB/s", "B/s", 51_200_000_000)]
    [InlineData("1.25 ns", "fs", 1_250_000)]
    [InlineData("0.1 ps", "fs", 100)]
    [InlineData("16 GiB", "B", 17_179_869_184)]
    [InlineData("0.5 KiB", "B", 512)]
    [InlineData("8 bit", "B", 1)]
    [InlineData("100 MHz", "mHz", 100_000_000_000)]
    [InlineData("0.5 pJ/bit", "aJ/bit", 500_000)]
    [InlineData("1.1 V", "uV", 1_100_000)]
    [InlineData("33 mA", "nA", 33_000_000)]
    [InlineData("40 um", "nm", 40_000)]
    [InlineData("40 µm", "nm", 40_000)]
    [InlineData("57 mm2", "nm2", 57_000_000_000_000)]
    [InlineData("57 mm^2", "nm2", 57_000_000_000_000)]
    [InlineData("1e3 fs", "fs", 1000)]
    [InlineData("-3 ns", "fs", -3_000_000)]
    [InlineData("6400 MT/s", "T/s", 6_400_000_000)]
    [InlineData("64 B/cycle", "bit/cycle", 512)]
    [InlineData("1 W*s", "fJ", 1_000_000_000_000_000)]
    [InlineData("2.5 h", "fs", 9_000_000_000_000_000_000)]
    [InlineData("9223372036854775807 fs", "fs", long.MaxValue)]
    public void A_decimal_number_with_a_unit_is_read_exactly(string text, string unit, long expected)
    {
        Assert.Equal(expected, Quantity.ParseInteger(text, Unit.Parse(unit)));
    }

    [Theory]
    [InlineData("100 MHz", "fs", "expected a time such as 1.25 ns")]
    [InlineData("100", "fs", "'100' has no unit: expected a time")]
    [InlineData("0.3 fs", "fs", "not a whole number of fs")]
    [InlineData("3 h", "fs", "overflows")]
    [InlineData("1e999 s", "fs", "no number")]
    [InlineData("fast", "bit/s", "no number with a unit: expected a bandwidth such as 51.2 GB/s")]
    [InlineData("5 Gbsp", "bit/s", "did you mean 'Gbps'?")]
    [InlineData("5 NS", "fs", "did you mean 'ns'?")]
    [InlineData("4 KB", "B", "write KiB for 1024 or kB for 1000")]
    [InlineData("4 mb", "B", "unknown unit 'mb'")]
    [InlineData("", "B", "expected a data size such as 16 GiB")]
    public void What_does_not_fit_is_refused_with_what_was_expected(string text, string unit, string part)
    {
        Assert.False(Quantity.TryParseInteger(text, Unit.Parse(unit), out _, out var problem));
        Assert.Contains(part, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_double_is_the_nearest_one_to_the_written_decimal()
    {
        Assert.True(Quantity.TryParse("0.1 pJ/bit", Dimension.EnergyPerBit, out var energy, out _));
        Assert.Equal(0.1, energy.ToDouble(Unit.Parse("pJ/bit")));
        Assert.Equal(100.0, energy.ToDouble(Unit.Parse("fJ/bit")));
        Assert.True(Quantity.TryParse("30 %", Dimension.None, out var share, out _));
        Assert.Equal(0.3, share.ToDouble(Unit.Count));
    }
}
