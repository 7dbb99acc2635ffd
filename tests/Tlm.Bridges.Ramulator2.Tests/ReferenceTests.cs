using Tlm.Bridges.Ramulator2.Client;
using Tlm.Bridges.Ramulator2.Reference;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Reference;

namespace Tlm.Bridges.Ramulator2.Tests;

/// <summary>A reference executes the same requests in another process; any difference ends the run.</summary>
public class ReferenceTests
{
    private static WorkerOptions Served => new() { Launcher = new InProcessLauncher() };

    [Fact]
    public void A_reference_that_does_the_same_lets_the_run_end_well()
    {
        using var reference = new ReferenceMemory(Served, "mem", Memories.Lpddr5);
        Drive(Memories.Lpddr5.Channels[0], reference, requests: 4000);
    }

    [Fact]
    public void A_reference_that_does_otherwise_ends_the_run_with_the_first_difference()
    {
        var system = Memories.Lpddr5;
        var slower = system.Channels[0] with { ReadLatency = system.Channels[0].ReadLatency + 1 };
        using var reference = new ReferenceMemory(Served, "top.mem", system with { Channels = [slower] });
        var difference = Assert.Throws<EnginesDifferException>(() => Drive(system.Channels[0], reference, requests: 500));
        Assert.Contains("top.mem, channel 0: Ramulator and the embedded engine differ: access", difference.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_at_another_cycle_is_shown_on_both_sides()
    {
        var system = Memories.Lpddr5;
        using var reference = new ReferenceMemory(Served, "mem", system with { Channels = [WithLaterActivates(system.Channels[0])] });
        var difference = Assert.Throws<EnginesDifferException>(() => Drive(system.Channels[0], reference, requests: 500));
        Assert.Matches(@"\w+ \([-\d,]+\) in cycle \d+ there, here \w+ \([-\d,]+\) in cycle \d+", difference.Message);
    }

    [RamulatorFact]
    public void Ramulator_does_the_same()
    {
        using var reference = new ReferenceMemory(RamulatorWorker.Options, "mem", Memories.Lpddr5);
        Drive(Memories.Lpddr5.Channels[0], reference, requests: 20_000);
    }

    [RamulatorFact]
    public void Ramulator_killed_in_between_does_the_same()
    {
        using var reference = new ReferenceMemory(RamulatorWorker.Options, "mem", Memories.Lpddr5);
        Drive(Memories.Lpddr5.Channels[0], reference, requests: 40_000, at: 20_000, () => Signals.Send(reference.Worker.Name, "KILL"));
        Assert.Equal(1, reference.Worker.Restarts);
    }

    private static DramConfiguration WithLaterActivates(DramConfiguration channel)
    {
        var activate = channel.FindCommand("ACT1");
        return channel with
        {
            Constraints = [.. channel.Constraints.Select(rule => rule.Preceding.Contains(activate) ? rule with { Latency = rule.Latency + 1 } : rule)],
        };
    }

    private static void Drive(DramConfiguration configuration, ReferenceMemory reference, int requests, int at = -1, Action? interrupt = null)
    {
        var channel = new DramChannel(configuration, requests) { Observer = new Tap(reference[0]) };
        var report = new DramReport(4096);
        var offers = Memories.RandomRequests(requests, seed: 9);
        for (var i = 0; i < offers.Length; i++)
        {
            if (i == at)
                interrupt!();
            channel.TryOffer(new DramRequest(offers[i].OfferCycle, offers[i].IsWrite, offers[i].Address, i), offers[i].Address);
            reference[0].Offered(i, offers[i].OfferCycle, offers[i].Address, 0, 1, offers[i].IsWrite);
            Advance(channel, offers[i].OfferCycle, report, reference[0]);
        }

        while (channel.Offered + channel.Waiting > 0)
            Advance(channel, channel.Now + 1000, report, reference[0]);
        reference.Finish();
    }

    private static void Advance(DramChannel channel, long cycle, DramReport report, IReferenceChannel reference)
    {
        do
        {
            report.Clear();
            channel.AdvanceTo(cycle, report);
            foreach (var completion in report.Completions)
                reference.Completed(completion.Tag, completion.Cycle);
        }
        while (channel.Now < cycle);
        reference.Advanced(cycle);
    }

    private sealed class Tap(IReferenceChannel reference) : IDramCommandObserver
    {
        public void OnCommand(in DramCommandRecord record) => reference.Issued(record);
    }
}
