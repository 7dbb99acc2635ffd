using Tlm.Bridges.Ramulator2.Client;
using Tlm.Bridges.Ramulator2.CrossValidation;
using Tlm.Bridges.Ramulator2.Protocol;
using Tlm.Bridges.Ramulator2.Reference;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Reference;

namespace Tlm.Bridges.Ramulator2.Tests;

/// <summary>An engine in another process that serves a memory: windows to the next completion, in which nothing is decided here.</summary>
public class ServingTests
{
    private static WorkerOptions Served => new() { Launcher = new InProcessLauncher() };

    [Fact]
    public void A_run_completes_in_the_cycle_of_its_last_transaction()
    {
        using var serving = new ServingMemory(Served, TwoChannels);
        var seen = new Seen();
        serving.Offer(7, channel: 1, cycle: 0, address: 96, stride: 32, count: 40, isWrite: false);
        Assert.False(serving.Run(100_000, withOffers: false, seen));
        // the requests before, of and behind whole blocks each tell of themselves
        while (seen.Completions.Sum(completion => completion.Count) < 40)
            Assert.False(serving.Run(100_000, withOffers: false, seen));
        Assert.All(seen.Completions, completion => Assert.Equal((1, 7), (completion.Channel, completion.Access)));
        Assert.Equal(serving.Cycle, seen.Completions.Max(completion => completion.Last));
        Assert.Equal(Embedded(TwoChannels.Channels[0], address: 96, count: 40), (seen.Completions.Min(completion => completion.First), serving.Cycle));
    }

    [Fact]
    public void Runs_of_one_channel_do_not_wait_for_those_of_another()
    {
        using var both = new ServingMemory(Served, TwoChannels);
        using var one = new ServingMemory(Served, TwoChannels);
        both.Offer(0, channel: 0, cycle: 0, address: 0, stride: 32, count: 20_000, isWrite: false);
        both.Offer(1, channel: 1, cycle: 0, address: 0, stride: 32, count: 10, isWrite: false);
        one.Offer(1, channel: 1, cycle: 0, address: 0, stride: 32, count: 10, isWrite: false);
        Assert.Equal(LastOf(one, access: 1, 10), LastOf(both, access: 1, 10));
    }

    [Fact]
    public void Offers_at_the_end_are_those_of_the_cycle_run_to()
    {
        using var worker = new MemoryWorker(Served, RecordedRun.ConfigurationText(TwoChannels));
        var report = new WindowReport();
        worker.Engines[0].Offer(Requests.Read(0, 10, 0));
        Assert.Equal(10, worker.Engines[0].Run(10, report).Cycle);
        Assert.Equal(0, report.Events.Length);
        Assert.Equal(10, worker.Engines[0].Run(10, report, WindowOptions.OffersAtEnd).Cycle);
        Assert.Equal((10L, false), (report.Events[0].Cycle, report.Events[0].IsCompletion));
        Assert.Equal(1ul, worker.Engines[0].Count()[0].Reads);
    }

    [Fact]
    public void A_killed_engine_is_asked_for_its_counts_again()
    {
        using var worker = StubWorker.Start(StubWorker.Options);
        var report = new WindowReport();
        worker.Engines[0].Offer(Requests.Stream(0, 0, 0, 50, 4, RequestOptions.None));
        worker.Engines[0].Run(1000, report);
        Signals.Send(worker.Name, "KILL");
        Assert.Equal(50ul, worker.Engines[0].Count()[0].Reads + worker.Engines[0].Count()[1].Reads);
        Assert.Equal(1, worker.Restarts);
    }

    private static DramSystemConfiguration TwoChannels => Memories.Lpddr5 with
    {
        ChannelMapper = new ChannelMapperSettings(ChannelMapperKind.Interleave, 2),
        Channels = [Memories.Lpddr5.Channels[0], Memories.Lpddr5.Channels[0]],
    };

    private static long LastOf(ServingMemory serving, int access, long count)
    {
        var seen = new Seen();
        while (seen.Completions.Where(completion => completion.Access == access).Sum(completion => completion.Count) < count)
            serving.Run(1_000_000, withOffers: false, seen);
        return seen.Completions.Where(completion => completion.Access == access).Max(completion => completion.Last);
    }

    private static (long First, long Last) Embedded(DramConfiguration configuration, long address, int count)
    {
        var channel = new DramChannel(configuration);
        var report = new DramReport(4 * count);
        for (var i = 0; i < count; i++)
            channel.TryOffer(new DramRequest(0, false, address + (i * 32), i), address + (i * 32));
        channel.AdvanceTo(100_000, report);
        return (report.Completions[0].Cycle, report.Completions[^1].Cycle);
    }

    private sealed class Seen : IServedMemory
    {
        internal List<(int Channel, int Access, long Count, long First, long Last)> Completions { get; } = [];

        public void Completed(int channel, int access, long count, long first, long last) => Completions.Add((channel, access, count, first, last));

        public void Issued(int channel, in DramCommandRecord command)
        {
        }
    }
}
