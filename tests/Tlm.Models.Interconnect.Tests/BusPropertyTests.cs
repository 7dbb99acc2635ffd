using FsCheck;
using FsCheck.Fluent;
using Tlm.Kernel;
using Tlm.Models.Storage;
using Tlm.Transactions;

namespace Tlm.Models.Interconnect.Tests;

/// <summary>What holds for a crossbar (a bus that arbitrates for each target) whatever its timing and traffic.</summary>
public sealed class BusPropertyTests
{
    private const long Region = 1L << 24;

    [Fact]
    public void A_run_lies_between_its_busiest_target_and_one_request_after_the_other() => Holds(40, traffic =>
    {
        BusRun run = Run(traffic);
        long alone = Alone(traffic);
        int[] requests = [.. Enumerable.Range(0, traffic.Targets).Select(target =>
            Enumerable.Range(0, traffic.Initiators).Sum(initiator => Enumerable.Range(0, traffic.Count).Count(i => (initiator + i) % traffic.Targets == target)))];
        long busiest = ((requests.Max() - 1) * traffic.Options.RequestInterval.Femtoseconds) + alone;
        long byWindows = traffic.Count * alone / traffic.Window;
        long oneByOne = (long)traffic.Initiators * traffic.Count * Math.Max(alone, traffic.Options.RequestInterval.Femtoseconds);
        Assert.InRange(run.End.Femtoseconds, Math.Max(busiest, byWindows), oneByOne);
    });

    [Fact]
    public void Every_request_is_timed_from_end_to_end_and_every_bit_is_charged_once() => Holds(30, traffic =>
    {
        BusRun run = Run(traffic);
        long requests = (long)traffic.Initiators * traffic.Count;
        Assert.All(run.Requesters, requester => Assert.Equal(traffic.Count, requester.Responses.Select(response => response.Id).Distinct().Count()));
        Assert.Equal((decimal)run.Requesters.Aggregate(Int128.Zero, (sum, requester) => sum + requester.RoundTrips), Bench.Statistic(run.Bus, "latency", "sum", run.End));
        Assert.Equal(requests * traffic.Bytes, Bench.Statistic(run.Bus, "bytes", "value", run.End));
        Int128 energy = run.Bus.Energy.Causes.Aggregate(Int128.Zero, (sum, cause) => sum + cause.Total(run.End.Femtoseconds));
        Assert.Equal((Int128)traffic.Options.Energy.For(8).Femtojoules * requests * traffic.Bytes, energy);
    });

    /// <summary>Little's law: the requests that memories work on, summed over time, take the part of the requests' times that is not the bus'.</summary>
    [Fact]
    public void Occupancy_is_rate_times_time_inside() => Holds(30, traffic =>
    {
        // one initiator with one request at a time waits for nobody
        traffic = traffic with { Initiators = 1, Window = 1, Options = traffic.Options with { RequestInterval = SimTime.Zero } };
        BusRun run = Run(traffic);
        decimal inMemories = run.Memories.Sum(memory => Bench.Statistic(memory, "occupancy", "integral", run.End));
        decimal inBus = traffic.Count * (decimal)(traffic.Options.ForwardLatency + traffic.Options.ReturnLatency).Femtoseconds;
        Assert.Equal((decimal)run.Requesters[0].RoundTrips, inMemories + inBus);
    });

    [Fact]
    public void A_saturated_target_is_granted_at_its_interval_within_one_percent() => Holds(5, traffic =>
    {
        traffic = traffic with { Targets = 1, Count = 3_000, Window = 400 };
        long bound = (long)traffic.Initiators * traffic.Count * traffic.Options.RequestInterval.Femtoseconds;
        Assert.InRange(Run(traffic).End.Femtoseconds, bound - traffic.Options.RequestInterval.Femtoseconds, (1.01 * bound) + Alone(traffic));
    });

    private static long Alone(Traffic traffic) =>
        (traffic.Options.ForwardLatency + traffic.Options.ReturnLatency + Bench.FastMemory.Latency).Femtoseconds + Bench.FastMemory.Bandwidth.TransferFemtoseconds(traffic.Bytes);

    private static BusRun Run(Traffic traffic)
    {
        SimulationBuilder builder = new();
        var options = traffic.Options with
        {
            Map = [.. Enumerable.Range(0, traffic.Targets).Select(target => new BusRange { Name = $"t{target}", Base = target * Region, Size = DataSize.FromBytes(Region) })],
        };
        var run = new BusRun(builder.Add("bus", context => new Bus(context, options)), [], []);
        for (int initiator = 0; initiator < traffic.Initiators; initiator++)
        {
            int own = initiator;
            void Fill(int i, Payload payload) => payload.SetRead((ulong)(((own + i) % traffic.Targets * Region) + ((long)i * traffic.Bytes % (Region - traffic.Bytes))), traffic.Bytes);
            run.Requesters.Add(builder.Add($"cpu{own}", context => new Requester(context, traffic.Count, traffic.Window, Fill)));
            builder.Connect(run.Requesters[own].Port, run.Bus.In, LinkTiming.Immediate);
        }

        for (int target = 0; target < traffic.Targets; target++)
        {
            run.Memories.Add(builder.Add($"mem{target}", context => new SimpleMemory(context, Bench.FastMemory)));
            builder.Connect(run.Bus.Targets[target], run.Memories[target].Port, LinkTiming.Immediate);
        }

        builder.Elaborate().Run();
        return run;
    }

    private static void Holds(int number, Action<Traffic> property)
    {
        var cases = from forward in Gen.Choose(1, 20)
                    from back in Gen.Choose(0, 20)
                    from interval in Gen.Choose(1, 30)
                    from arbitration in Gen.Elements(Enum.GetValues<Arbitration>())
                    from initiators in Gen.Choose(1, 4)
                    from targets in Gen.Choose(1, 4)
                    from count in Gen.Choose(1, 40)
                    from window in Gen.Choose(1, 8)
                    from bytes in Gen.Choose(1, 300)
                    select new Traffic(
                        new BusOptions
                        {
                            Map = [],
                            ForwardLatency = SimTime.FromNanoseconds(forward),
                            ReturnLatency = SimTime.FromNanoseconds(back),
                            RequestInterval = SimTime.FromNanoseconds(interval),
                            Arbitration = arbitration,
                        },
                        initiators, targets, count, window, bytes);
        Prop.ForAll(Arb.From(cases), property).Check(Config.QuickThrowOnFailure.WithMaxTest(number).WithReplay(new Replay(new Rnd(51, 53), default)));
    }

    private sealed record Traffic(BusOptions Options, int Initiators, int Targets, int Count, int Window, int Bytes);

    private sealed record BusRun(Bus Bus, List<Requester> Requesters, List<SimpleMemory> Memories)
    {
        public SimTime End => Requesters.Max(requester => requester.End);
    }
}
