using FsCheck;
using FsCheck.Fluent;

namespace Tlm.Abstractions.Tests.Statistics;

public class StatisticsRules
{
    private readonly ManualClock _clock = new();
    private readonly StatisticsRegistry _registry;

    public StatisticsRules() => _registry = new StatisticsRegistry("top.a", _clock);

    [Fact]
    public void A_name_is_declared_once()
    {
        _registry.Counter("reads", Unit.Count, "reads served");
        var error = Assert.Throws<ArgumentException>(() => _registry.Histogram("reads", Unit.Count, "again"));
        Assert.Contains("'top.a' declares statistic 'reads' twice", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_level_is_averaged_over_the_time_it_lasted()
    {
        var busy = _registry.Utilisation("busy", 4, "places in use");
        busy.Set(4);
        _clock.NowFemtoseconds = 30;
        busy.Add(-4);
        var snapshot = busy.Snapshot(120);
        Assert.Equal(1.0, snapshot.Mean);
        Assert.Equal(0.25, snapshot.Utilisation);
        Assert.Equal(new StatisticValue("integral", 120), snapshot.Values[0]);
    }

    [Fact]
    public void A_reset_forgets_the_past_and_keeps_the_level()
    {
        var level = _registry.TimeWeighted("level", Unit.Count, "a level");
        level.Set(2);
        _registry.Reset(50);
        Assert.Equal(2.0, level.Snapshot(100).Mean);
        Assert.Null(level.Snapshot(50).Mean);
    }

    [Fact]
    public void A_histogram_keeps_exact_sums_and_bins_no_wider_than_an_eighth()
    {
        Prop.ForAll(Gen.Choose(0, int.MaxValue).Select(v => (long)v << 20).ToArbitrary(), value =>
        {
            var histogram = new StatisticsRegistry("x", _clock).Histogram("h", Unit.Count, "values");
            histogram.Record(value, 3);
            var bin = Assert.Single(histogram.Snapshot(0).Bins);
            return histogram.Sum == (Int128)value * 3 && bin.From <= value && value - bin.From <= value / 8 && histogram.Quantile(1, 2) == bin.From;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_series_keeps_its_sum_when_bins_are_merged()
    {
        var series = _registry.TimeSeries("bytes", Unit.Bytes, "bytes moved", binFemtoseconds: 10);
        for (var i = 0; i < 5000; i++)
            series.AddAt(i * 10, i);
        series.AddSpan(5, 99_995, 1001);
        var snapshot = series.Snapshot(100_000);
        Assert.Equal((5000L * 4999 / 2) + 1001, (long)snapshot.Values[0].Value);
        Assert.Equal(snapshot.Values[0].Value, snapshot.Bins.Aggregate((Int128)0, (sum, bin) => sum + bin.Content));
        Assert.True(snapshot.Bins.Count <= 1024);
    }

    [Fact]
    public void A_counter_that_overflows_is_an_error()
    {
        var counter = _registry.Counter("c", Unit.Count, "things");
        counter.Add(long.MaxValue);
        Assert.Throws<OverflowException>(counter.Increment);
    }

    [Fact]
    public void Counting_allocates_nothing()
    {
        var counter = _registry.Counter("c", Unit.Count, "things");
        var histogram = _registry.Histogram("h", Unit.Count, "sizes");
        var level = _registry.TimeWeighted("l", Unit.Count, "level");
        var series = _registry.TimeSeries("s", Unit.Count, "amounts");
        void Round(int i)
        {
            counter.Add(i);
            histogram.Record(i);
            level.Set(i);
            series.Add(i);
        }

        Round(1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            Round(i);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
