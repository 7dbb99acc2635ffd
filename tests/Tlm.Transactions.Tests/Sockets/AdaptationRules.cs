using Tlm.Transactions.Tests.Support;

namespace Tlm.Transactions.Tests.Sockets;

public sealed class AdaptationRules
{
    public static TheoryData<string, string> Pairs()
    {
        var pairs = new TheoryData<string, string>();
        foreach (string initiator in Initiators.Ways)
        {
            foreach (string target in Targets.Ways)
                pairs.Add(initiator, target);
        }
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Any_initiator_reaches_any_target_with_the_same_data_at_the_same_times(string initiator, string target)
    {
        List<(SimTime Time, uint Data)> seen = Run(initiator, target, null);
        Assert.Equal(6, seen.Count);
        for (int i = 0; i < 6; i++)
            Assert.Equal((Bench.Ns(10 * (i + 1)), 0x1000u + (uint)(i % 3)), seen[i]);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_link_that_takes_time_adds_its_latency_both_ways(string initiator, string target)
    {
        List<(SimTime Time, uint Data)> seen = Run(initiator, target, new LinkTiming { Latency = Bench.Ns(5) });
        for (int i = 0; i < 6; i++)
            Assert.Equal((Bench.Ns(20 * (i + 1)), 0x1000u + (uint)(i % 3)), seen[i]);
    }

    private static List<(SimTime Time, uint Data)> Run(string initiator, string target, LinkTiming? link)
    {
        var bench = new Bench();
        List<(SimTime, uint)> seen = [];
        bench.Connect(Initiators.Make(bench, initiator, 3, seen), Targets.Make(bench, target, new MemoryStore(64)), link);
        bench.Run();
        return seen;
    }
}
