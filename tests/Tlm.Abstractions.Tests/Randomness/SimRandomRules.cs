namespace Tlm.Abstractions.Tests.Randomness;

public class SimRandomRules
{
    [Fact]
    public void The_numbers_of_a_seed_and_a_name_never_change()
    {
        // the values come from a second implementation, in Python
        var random = new SimRandom(1, "npu.dma");
        Assert.Equal([0xc7d1bdce61b4b891UL, 0xd2a072e9be9f99a9UL, 0x3ca650b0ff08144eUL], new[] { random.NextBits(), random.NextBits(), random.NextBits() });
    }

    [Fact]
    public void Each_name_and_each_seed_has_numbers_of_its_own()
    {
        ulong[] first = [new SimRandom(1, "a").NextBits(), new SimRandom(1, "b").NextBits(), new SimRandom(2, "a").NextBits(), new SimRandom(1, "ab").NextBits()];
        Assert.Equal(4, first.Distinct().Count());
    }

    [Fact]
    public void Numbers_below_a_bound_are_even_and_within_it()
    {
        var random = new SimRandom(7, "x");
        var counts = new int[6];
        for (var i = 0; i < 60_000; i++)
            counts[random.Next(6)]++;
        Assert.All(counts, count => Assert.InRange(count, 9_600, 10_400)); // 10,000 +- 4.4 standard deviations
        Assert.InRange(Enumerable.Range(0, 10_000).Average(_ => random.NextDouble()), 0.49, 0.51);
    }

    [Fact]
    public void A_bound_below_one_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new SimRandom(1, "x").Next(0));
}
