using FsCheck;
using FsCheck.Fluent;

namespace Tlm.Models.Interconnect.Tests;

/// <summary>What holds for a mesh of any size, rates, credits and traffic.</summary>
public sealed class MeshPropertyTests
{
    [Fact]
    public void A_run_lies_between_its_busiest_link_and_one_request_after_the_other() => Holds(40, traffic =>
    {
        MeshRun run = MeshRun.Of(traffic);
        MeshLoad load = MeshLoad.Of(traffic);
        Assert.InRange(run.End.Femtoseconds, Math.Max(load.BusiestLink, load.ByWindows), load.OneByOne);
    });

    [Fact]
    public void Each_bit_is_charged_on_each_hop_and_energy_adds_up() => Holds(30, traffic =>
    {
        MeshRun run = MeshRun.Of(traffic);
        MeshLoad load = MeshLoad.Of(traffic);
        Int128 perByte = traffic.Options.Energy.For(8).Femtojoules;
        Assert.Equal(perByte * load.RequestBytes, run.Energy("request"));
        Assert.Equal(perByte * load.ResponseBytes, run.Energy("response"));
        Assert.Equal(run.Mesh.Energy.Causes.Aggregate(Int128.Zero, (sum, cause) => sum + cause.Total(run.End.Femtoseconds)), run.Energy("request") + run.Energy("response"));
    });

    /// <summary>Little's law: what is on links and in memories, summed over time, are the times of the requests, summed.</summary>
    [Fact]
    public void Occupancy_is_rate_times_time_inside() => Holds(30, traffic =>
    {
        // one initiator with a credit for each request under way, so that none waits outside
        traffic = traffic with { From = traffic.From[..1], Options = traffic.Options with { Credits = traffic.Window } };
        MeshRun run = MeshRun.Of(traffic);
        decimal inside = Bench.Statistic(run.Mesh, "request_occupancy", "integral", run.End) + Bench.Statistic(run.Mesh, "response_occupancy", "integral", run.End)
            + run.Memories.Sum(memory => Bench.Statistic(memory, "occupancy", "integral", run.End));
        Assert.Equal((decimal)run.Requesters[0].RoundTrips, inside);
    });

    [Fact]
    public void A_saturated_link_carries_headers_and_data_at_its_rate_within_one_percent() => Holds(6, traffic =>
    {
        const int Bytes = 4_096;
        traffic = traffic with
        {
            Options = traffic.Options with { Columns = 4, Rows = 1, Credits = 64 },
            From = [0],
            To = [3],
            Count = 2_000,
            Window = 256,
            Bytes = Bytes,
            WriteEvery = int.MaxValue,
        };
        MeshRun run = MeshRun.Of(traffic);
        double bound = MeshLoad.Of(traffic).BusiestLink;
        // all but the way there of the first request and the other hops back of the last answer
        double ends = (6.0 * traffic.Options.HopLatency.Femtoseconds) + (6.0 * traffic.Options.Bandwidth.TransferFemtoseconds(Bytes)) + 20e6;
        Assert.InRange(run.End.Femtoseconds, bound, (1.01 * bound) + ends);
    });

    private static void Holds(int number, Action<MeshTraffic> property) =>
        Prop.ForAll(MeshTraffic.Arbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(number).WithReplay(new Replay(new Rnd(43, 47), default)));
}
