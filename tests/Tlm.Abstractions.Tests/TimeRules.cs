using FsCheck;
using FsCheck.Fluent;

namespace Tlm.Tests;

public class TimeRules
{
    [Theory]
    [InlineData("1.25 ns", 1_250_000)]
    [InlineData("312 ps", 312_000)]
    [InlineData("1fs", 1)]
    [InlineData("0", 0)]
    [InlineData("-2 us", -2_000_000_000)]
    [InlineData("3 µs", 3_000_000_000)]
    [InlineData("2.5 s", 2_500_000_000_000_000)]
    public void A_time_is_read_exactly(string text, long femtoseconds) =>
        Assert.Equal(femtoseconds, SimTime.Parse(text).Femtoseconds);

    [Theory]
    [InlineData("1", "'1' has no unit: expected a time")]
    [InlineData("1 parsec", "'parsec'")]
    [InlineData("ns", "is no number with a unit: expected a time")]
    [InlineData("0.5 fs", "is not a whole number of fs")]
    public void A_text_that_is_no_time_is_refused_with_the_reason(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => SimTime.Parse(text)).Message);

    [Fact]
    public void A_time_beyond_the_range_is_an_overflow() => Assert.Throws<OverflowException>(() => SimTime.Parse("10000 s"));

    [Fact]
    public void Text_and_time_go_to_and_fro() =>
        Prop.ForAll<long>(fs =>
        {
            var time = SimTime.FromFemtoseconds(fs * 7919);
            Assert.Equal(time, SimTime.Parse(time.ToString()));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Arithmetic_that_overflows_is_an_error_and_no_wrap()
    {
        Assert.Throws<OverflowException>(() => SimTime.MaxValue + SimTime.Resolution);
        Assert.Throws<OverflowException>(() => SimTime.FromSeconds(9000) * 2);
        Assert.Throws<OverflowException>(() => SimTime.FromSeconds(10_000));
        Assert.Throws<OverflowException>(() => SimTime.FromFemtoseconds(long.MinValue) - SimTime.Resolution);
    }

    [Fact]
    public void A_clock_never_drifts_however_long_it_runs()
    {
        // 3.2 GHz: 312.5 ps is no whole number of picoseconds; 3 GHz no whole number of femtoseconds.
        ClockDomain clock = ClockDomain.FromFrequency(Frequency.FromMegahertz(3000));
        Assert.Equal(SimTime.FromSeconds(1), clock.Edge(3_000_000_000));
        Assert.Equal(SimTime.FromSeconds(9000), clock.Edge(27_000_000_000_000));
        Assert.Equal(333_333, clock.Edge(1).Femtoseconds);
        Assert.Equal(666_666, clock.Edge(2).Femtoseconds);
        Assert.Equal(1_000_000, clock.Edge(3).Femtoseconds);
    }

    [Fact]
    public void Edges_and_cycles_agree() =>
        Prop.ForAll<int, int>((period, cycles) =>
        {
            ClockDomain clock = ClockDomain.FromPeriod((Math.Abs((long)period) * 31) + 1000, 7);
            long n = Math.Abs((long)cycles);
            SimTime edge = clock.Edge(n);
            Assert.Equal(n, clock.CyclesAt(edge));
            Assert.Equal(n - 1, clock.CyclesAt(edge - SimTime.Resolution));
            Assert.Equal(clock.Edge(n + 1), clock.NextEdge(edge));
            Assert.Equal(edge, clock.EdgeAtOrAfter(edge));
            Assert.True(clock.ToTime(clock.CyclesCeiling(edge)) + SimTime.Resolution >= edge);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_clock_without_period_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ClockDomain.FromPeriod(SimTime.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClockDomain.FromPeriod(1, 2));
    }
}
