using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Tests.Streams;

namespace Tlm.Models.Dram.Tests;

public class DramChannelTests
{
    private static DramConfiguration Quiet => StreamSkippingTests.Configuration("ddr4-") with { Refresh = new RefreshSettings(RefreshKind.None) };

    [Fact]
    public void A_read_of_a_closed_bank_waits_for_activation_access_and_latency()
    {
        var completions = Run(Quiet, new DramRequest(0, false, 0, 7));

        // accepted in 0, ACT in 1, RD after nRCD, data after the read latency
        Assert.Equal([new DramEvent(7, 1 + Quiet.Timing("nRCD") + Quiet.ReadLatency)], completions);
    }

    [Fact]
    public void A_read_of_a_waiting_write_is_forwarded_and_completes_a_cycle_after_its_accept()
    {
        var completions = Run(Quiet, new DramRequest(0, true, 64, 1), new DramRequest(0, false, 64, 2));

        Assert.Contains(new DramEvent(2, 1), completions);
    }

    [Fact]
    public void A_write_to_a_waiting_write_completes_at_once_and_costs_no_command()
    {
        var channel = new DramChannel(Quiet);
        var completions = Run(channel, new DramRequest(0, true, 64, 1), new DramRequest(0, true, 64, 2));

        Assert.Contains(new DramEvent(2, 0), completions);
        Assert.Equal(1, channel.Counters.Commands[Quiet.FindCommand("WR")]);
        Assert.Equal(1, channel.Counters.WritesCoalesced);
    }

    [Fact]
    public void Refreshes_of_an_idle_time_are_all_counted()
    {
        var configuration = StreamSkippingTests.Configuration("ddr4-");
        var channel = new DramChannel(configuration);

        channel.AdvanceTo(100L * configuration.Timing("nREFI") + 5, new DramReport(2));

        Assert.Equal(100 * configuration.Organization.Counts[1], channel.Counters.Commands[configuration.FindCommand("REFab")]);
    }

    [Fact]
    public void Cycle_numbers_beyond_32_bits_change_nothing()
    {
        long late = (1L << 33) / Quiet.Timing("nREFI") * Quiet.Timing("nREFI");

        var early = Run(Quiet, new DramRequest(0, false, 0, 1), new DramRequest(3, false, 1 << 20, 2));
        var later = Run(Quiet, new DramRequest(late, false, 0, 1), new DramRequest(late + 3, false, 1 << 20, 2));

        Assert.Equal(early.Select(e => e with { Cycle = e.Cycle + late }), later);
    }

    [Fact]
    public void Serving_a_request_allocates_nothing()
    {
        var channel = new DramChannel(StreamSkippingTests.Configuration("lpddr5-"), 256);
        var report = new DramReport(64);
        Pump(channel, report, 0, 20_000);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Pump(channel, report, 20_000, 40_000);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void An_advance_stops_when_its_report_is_full_and_goes_on_without_loss()
    {
        var narrow = new DramChannel(Quiet);
        var wide = new DramChannel(Quiet);
        for (int i = 0; i < 200; i++)
        {
            narrow.TryOffer(new DramRequest(i, i % 3 == 0, i * 4096L, i), i * 4096L);
            wide.TryOffer(new DramRequest(i, i % 3 == 0, i * 4096L, i), i * 4096L);
        }

        Assert.Equal(Drain(wide, 4096), Drain(narrow, 2));
    }

    [Fact]
    public void A_controller_that_does_not_fit_the_standard_is_refused()
    {
        var configuration = Quiet with { Controller = new ControllerSettings(ControllerKind.SplitActivation) };

        Assert.Contains("does not fit", Assert.Throws<DramConfigurationException>(() => new DramChannel(configuration)).Message, StringComparison.Ordinal);
    }

    private static DramEvent[] Run(DramConfiguration configuration, params DramRequest[] requests) => Run(new DramChannel(configuration), requests);

    private static DramEvent[] Run(DramChannel channel, params DramRequest[] requests)
    {
        foreach (var request in requests)
            Assert.True(channel.TryOffer(request, request.Address));
        return Drain(channel, 64);
    }

    private static DramEvent[] Drain(DramChannel channel, int capacity)
    {
        var report = new DramReport(capacity);
        var completions = new List<DramEvent>();
        while (channel.Offered > 0 || channel.Waiting > 0)
        {
            report.Clear();
            channel.AdvanceTo(long.MaxValue / 4, report, untilReport: true);
            completions.AddRange(report.Completions);
        }

        return [.. completions];
    }

    private static void Pump(DramChannel channel, DramReport report, long from, long to)
    {
        for (long next = from, done = from; done < to;)
        {
            while (next < to && channel.TryOffer(new DramRequest(0, next % 3 == 0, next * 32, next), next * 32))
                next++;
            report.Clear();
            channel.AdvanceTo(long.MaxValue / 4, report, untilReport: next == to);
            done += report.CompletionCount;
        }
    }
}
