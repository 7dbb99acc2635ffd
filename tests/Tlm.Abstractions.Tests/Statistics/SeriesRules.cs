using FsCheck;
using FsCheck.Fluent;

namespace Tlm.Abstractions.Tests.Statistics;

public class SeriesRules
{
    private static readonly Gen<(int Level, int Wait)[]> Walks =
        (from level in Gen.Choose(-3, 9) from shift in Gen.Choose(0, 30) from wait in Gen.Choose(0, 9) select (level, (int)(((long)wait << shift) >> 3))).ArrayOf();

    private readonly ManualClock _clock = new();

    [Fact]
    public void The_bins_of_a_level_sum_to_its_integral()
    {
        Prop.ForAll(Walks.ToArbitrary(), walk =>
        {
            var clock = new ManualClock();
            var level = new StatisticsRegistry("x", clock).TimeWeighted("l", Unit.Count, "a level");
            foreach (var (value, wait) in walk)
            {
                level.Set(value);
                clock.NowFemtoseconds += Math.Max(0, wait);
            }
            var snapshot = level.Snapshot(clock.NowFemtoseconds);
            return Sum(snapshot.Series!) == snapshot.Values[0].Value && snapshot.Series!.Contents.Count <= 1024;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Each_bin_holds_the_level_of_its_own_time()
    {
        var level = new StatisticsRegistry("x", _clock).TimeWeighted("l", Unit.Count, "a level");
        level.Set(3);
        _clock.NowFemtoseconds = 2_500_000;
        level.Set(1);
        Assert.Equal([3_000_000, 3_000_000, 2_000_000, 1_000_000], level.Snapshot(4_000_000).Series!.Contents);
    }

    [Fact]
    public void Bins_have_the_width_that_was_asked_for_however_long_the_run()
    {
        SimTime bin = SimTime.FromMicroseconds(1);
        var level = new StatisticsRegistry("x", _clock, bin).TimeWeighted("l", Unit.Count, "a level");
        var account = new EnergyAccount("x", _clock, bin);
        var power = account.StaticPower("p", Power.FromMilliwatts(1), "power");
        var events = account.Cause("e", "events");
        level.Set(2);
        _clock.NowFemtoseconds = 5_000 * bin.Femtoseconds;
        level.Set(0);
        events.Charge(Energy.FromFemtojoules(7));
        TimeBinsSnapshot drawn = power.Series(_clock.NowFemtoseconds);
        foreach (var series in new[] { level.Snapshot(_clock.NowFemtoseconds).Series!, drawn, events.Series(_clock.NowFemtoseconds) })
            Assert.Equal(bin.Femtoseconds, series.Width);
        Assert.Equal(5_000, drawn.Contents.Count);
        Assert.All(drawn.Contents, content => Assert.Equal(1_000_000, content));
    }

    [Fact]
    public void What_ends_at_the_last_instant_is_in_the_bins()
    {
        var level = new StatisticsRegistry("x", _clock).TimeWeighted("l", Unit.Count, "a level");
        level.Set(5);
        _clock.NowFemtoseconds = 1_500_000;
        level.Set(0);
        Assert.Equal([5_000_000, 2_500_000], level.Snapshot(1_500_000).Series!.Contents);
    }

    [Fact]
    public void A_span_computed_at_once_lands_where_it_lies()
    {
        var busy = new StatisticsRegistry("x", _clock).Utilisation("busy", 1, "busy");
        busy.AddSpan(1, 1_000_000, 3_000_000);
        Assert.Equal([0, 1_000_000, 1_000_000], busy.Snapshot(3_000_000).Series!.Contents);
        Assert.Equal(2.0 / 3, busy.Snapshot(3_000_000).Mean);
    }

    [Fact]
    public void A_reset_begins_the_bins_anew()
    {
        var level = new StatisticsRegistry("x", _clock).TimeWeighted("l", Unit.Count, "a level");
        level.Set(2);
        _clock.NowFemtoseconds = 7_000_000;
        level.Reset(7_000_000);
        var series = level.Snapshot(9_000_000).Series!;
        Assert.Equal(7_000_000, series.Start);
        Assert.Equal([2_000_000, 2_000_000], series.Contents);
    }

    [Fact]
    public void The_bins_of_energy_sum_to_its_total()
    {
        Prop.ForAll(Walks.ToArbitrary(), walk =>
        {
            var clock = new ManualClock();
            var account = new EnergyAccount("x", clock);
            var events = account.Cause("event", "an event");
            var leakage = account.StaticPower("leakage", Power.FromNanowatts(7), "leakage");
            account.SupplyThrough("core", 870_000);
            long since = 0;
            foreach (var (value, wait) in walk)
            {
                events.Charge(Energy.FromFemtojoules(Math.Abs(value)), 3);
                events.ChargeSince(since, Energy.FromFemtojoules(5), Math.Abs(value));
                since = clock.NowFemtoseconds;
                leakage.Set(Power.FromNanowatts(Math.Abs(value) * 1_000_003L));
                clock.NowFemtoseconds += Math.Max(0, wait);
            }
            var end = clock.NowFemtoseconds;
            return Sum(events.Series(end)) == events.Total(end) && Sum(leakage.Series(end)) == leakage.Total(end)
                && Sum(account.Causes[2].Series(end)) == account.Causes[2].Total(end);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Energy_that_is_counted_late_is_spread_over_the_time_since()
    {
        var events = new EnergyAccount("x", _clock).Cause("event", "an event");
        _clock.NowFemtoseconds = 4_000_000;
        events.ChargeSince(0, Energy.FromFemtojoules(10), 4);
        Assert.Equal([10, 10, 10, 10], events.Series(4_000_000).Contents);
    }

    private static Int128 Sum(TimeBinsSnapshot series) => series.Contents.Aggregate(Int128.Zero, (sum, content) => sum + content);
}
