using Tlm.Observability.Recording;

namespace Tlm.Observability.Tests.Recording;

public class BoundedLogRules
{
    [Fact]
    public void All_records_stay_while_they_fit()
    {
        var log = Filled(100);
        Assert.Equal(Enumerable.Range(0, 100), log.Records.ToArray());
        Assert.Equal(1, log.Every);
    }

    [Fact]
    public void A_long_run_keeps_a_sample_of_bounded_size_in_order()
    {
        var log = Filled(1_000_000);
        int[] kept = log.Records.ToArray();
        Assert.InRange(kept.Length, 20, 100);
        Assert.Equal(kept.Order(), kept);
        Assert.InRange(kept.Length * log.Every, 600_000, 1_600_000);
        Assert.Equal(1_000_000, log.Offered);
    }

    [Fact]
    public void The_same_run_keeps_the_same_records() => Assert.Equal(Filled(77_777).Records.ToArray(), Filled(77_777).Records.ToArray());

    [Theory]
    [InlineData(2)]
    [InlineData(16)]
    public void A_rhythm_in_the_records_does_not_meet_that_of_the_sample(int period)
    {
        var log = new BoundedLog<int>(4096);
        for (var i = 0; i < 300_000; i++)
            log.Add(i);
        var counts = log.Records.ToArray().GroupBy(i => i % period).Select(group => group.Count() * period / (double)log.Records.Length).ToArray();
        Assert.Equal(period, counts.Length);
        Assert.All(counts, share => Assert.InRange(share, 0.6, 1.4));
    }

    [Fact]
    public void Nothing_is_allocated_once_the_buffer_has_grown()
    {
        var log = Filled(1000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100_000; i++)
            log.Add(i);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static BoundedLog<int> Filled(int count)
    {
        var log = new BoundedLog<int>(100);
        for (var i = 0; i < count; i++)
            log.Add(i);
        return log;
    }
}
