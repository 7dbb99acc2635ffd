using FsCheck;
using FsCheck.Fluent;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Tests.Streams;

namespace Tlm.Models.Dram.Tests;

public class IdleTests
{
    private const long _long = 1L << 52;

    [Fact]
    public void The_cost_of_an_idle_time_does_not_depend_on_its_length_and_all_its_refreshes_are_counted()
    {
        var configuration = StreamSkippingTests.Configuration("lpddr5r2-");
        var channel = new DramChannel(configuration);

        channel.AdvanceTo(_long, new DramReport(2));

        // step by step this takes days
        Assert.Equal((_long, _long / configuration.Timing("nREFI") * configuration.Organization.Counts[1]), (channel.Now, Refreshes(channel)));
    }

    [Fact]
    public void Per_bank_refreshes_of_a_long_idle_time_are_all_counted_and_go_on_with_the_right_bank()
    {
        var configuration = StreamSkippingTests.Configuration("lpddr5-") with { Refresh = new RefreshSettings(RefreshKind.PerBank) };
        long interval = configuration.Timing("nREFIpb");
        var channel = new DramChannel(configuration);

        channel.AdvanceTo(_long / interval * interval + 1, new DramReport(2));
        var next = new Last();
        channel.Observer = next;
        channel.AdvanceTo(channel.Now + interval, new DramReport(2));

        Assert.Equal(_long / interval % configuration.Organization.BankCount, next.Bank);
        Assert.Equal(_long / interval + 1, channel.Counters.Commands[configuration.FindCommand("REFpb")]);
    }

    [Theory]
    [InlineData("hbm3-")]
    [InlineData("hbm4-")]
    public void A_long_idle_time_of_a_HBM_that_refreshes_bank_by_bank_costs_little(string family)
    {
        var channel = new DramChannel(StreamSkippingTests.Configuration(family) with { Refresh = new RefreshSettings(RefreshKind.HbmPerBank) });

        channel.AdvanceTo(_long, new DramReport(2));

        Assert.Equal(_long, channel.Now);
    }

    [Fact]
    public void Idle_times_between_requests_equal_those_of_single_steps() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(60),
            Prop.ForAll(ArbMap.Default.ArbFor<int>(), (Action<int>)(seed => AssertEqual(new Random(seed)))));

    private static void AssertEqual(Random random)
    {
        var configuration = StreamSkippingTests.RandomConfiguration(random);
        if (configuration.Standard is "HBM3" or "HBM4" && random.Next(2) == 0)
            configuration = configuration with { Refresh = new RefreshSettings(RefreshKind.HbmPerBank) };
        var requests = Requests(random, configuration);
        var passing = new DramChannel(configuration);
        // who watches sees every refresh
        var stepping = new DramChannel(configuration) { Observer = new Last() };
        long end = requests[^1].OfferCycle + random.NextInt64(1_000_000);

        var expected = Run(stepping, requests, end);

        Assert.Equal(expected, Run(passing, requests, end));
        Assert.Equal(
            (configuration.Standard, configuration.Refresh, configuration.RowPolicy, stepping.Now, StreamSkippingTests.Counts(stepping)),
            (configuration.Standard, configuration.Refresh, configuration.RowPolicy, passing.Now, StreamSkippingTests.Counts(passing)));
    }

    private static List<DramRequest> Requests(Random random, DramConfiguration configuration)
    {
        var requests = new List<DramRequest>();
        long cycle = 0;
        long capacity = configuration.Organization.CapacityBytes / configuration.Organization.TransactionBytes;
        for (int i = random.Next(1, 40); i > 0; i--)
        {
            cycle += random.Next(3) switch { 0 => 0, 1 => random.Next(400), _ => random.NextInt64(1_500_000) };
            long address = random.NextInt64(capacity) * configuration.Organization.TransactionBytes;
            requests.Add(new DramRequest(cycle, random.Next(3) == 0, address, requests.Count));
        }

        return requests;
    }

    private static List<DramEvent> Run(DramChannel channel, List<DramRequest> requests, long end)
    {
        foreach (var request in requests)
            channel.TryOffer(request, request.Address);
        var report = new DramReport(8);
        var events = new List<DramEvent>();
        while (channel.Now < end)
        {
            report.Clear();
            channel.AdvanceTo(end, report, untilReport: true);
            events.AddRange(report.Accepts);
            events.AddRange(report.Completions);
        }

        return events;
    }

    private static long Refreshes(DramChannel channel) => channel.Counters.Commands[channel.Configuration.FindCommand("REFab")];

    private sealed class Last : IDramCommandObserver
    {
        public int Bank { get; private set; }

        public void OnCommand(in DramCommandRecord record) => Bank = record.Bank;
    }
}
