using FsCheck;
using FsCheck.Fluent;
namespace Tlm.Models.Interconnect.Tests;

public sealed class LinkTests
{
    private static readonly LinkOptions Plain = new() { HeaderBytes = 0, Latency = SimTime.FromNanoseconds(5), Bandwidth = Bandwidth.FromBytesPerSecond(1_000_000_000) };

    [Fact]
    public void A_read_takes_both_latencies_the_memory_and_its_data_over_the_link()
    {
        var run = Bench.OverLink(Plain, 1, 1, Bench.Read64);
        // 5 ns there, 10 ns memory and 64 B at 10 TB/s, 64 ns back over 1 GB/s, 5 ns latency
        Assert.Equal(SimTime.FromFemtoseconds(84_006_400), run.Requester.Responses[0].RoundTrip);
    }

    [Fact]
    public void A_saturated_link_reaches_its_rate()
    {
        var run = Bench.OverLink(Plain, 2_000, 64, Bench.Read64);
        Assert.InRange(run.BytesPerSecond(2_000 * 64), 0.99e9, 1e9);
    }

    [Fact]
    public void Headers_and_flits_take_their_share()
    {
        var run = Bench.OverLink(Plain with { HeaderBytes = 16, FlitBytes = 68, FlitPayloadBytes = 64 }, 2_000, 64, Bench.Read64);
        // 80 bytes take two flits of 68
        Assert.InRange(run.BytesPerSecond(2_000 * 64), 0.99 * 1e9 * 64 / 136, 1e9 * 64 / 136);
    }

    [Fact]
    public void Reads_and_writes_use_their_own_directions()
    {
        var run = Bench.OverLink(Plain, 2_000, 64, (i, p) => _ = i % 2 == 0 ? p.SetRead((ulong)i * 64, 64) : p.SetWrite((ulong)i * 64, 64));
        Assert.InRange(run.BytesPerSecond(2_000 * 64), 1.9e9, 2e9);
    }

    [Fact]
    public void Energy_is_that_of_the_bits_and_of_the_time()
    {
        var run = Bench.OverLink(Plain with { StaticPower = Power.FromMilliwatts(1) }, 10, 4, Bench.Read64);
        Assert.Equal(10 * 64 * 8 * 1_300, run.Energy("backward"));
        Assert.Equal(0, run.Energy("forward"));
        Assert.Equal(run.Energy("backward") + run.Energy("static"), run.TotalEnergy());
        Assert.Equal(run.End.Femtoseconds / 1_000_000 * 1_000_000, (long)run.Energy("static") / 1_000 * 1_000_000, 1_000_000.0);
    }

    [Fact]
    public void A_slow_target_pushes_back_over_the_link()
    {
        var slow = Bench.FastMemory with { Bandwidth = Bandwidth.FromBytesPerSecond(100_000_000), Outstanding = 1 };
        var run = Bench.OverLink(Plain with { Capacity = 2 }, 200, 64, Bench.Read64, slow);
        Assert.True(run.Statistic("forward_occupancy", "max") <= 2);
        Assert.InRange(run.BytesPerSecond(200 * 64), 0.08e9, 0.1e9);
    }

    [Fact]
    public void Wider_or_nearer_is_never_slower()
    {
        Prop.ForAll(Traffic.Arbitrary(), traffic =>
        {
            SimTime End(LinkOptions options) => Bench.OverLink(options, traffic.Count, traffic.Window, traffic.Fill).Requester.End;
            SimTime end = End(traffic.Options);
            Assert.True(End(traffic.Options with { Bandwidth = traffic.Options.Bandwidth * 2 }) <= end);
            Assert.True(End(traffic.Options with { Latency = traffic.Options.Latency / 2 }) <= end);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(30).WithReplay(new Replay(new Rnd(3, 5), default)));
    }

    /// <summary>Little's law: what is inside link and memory, summed over time, are the times of the requests, summed.</summary>
    [Fact]
    public void Occupancy_is_rate_times_time_inside()
    {
        Prop.ForAll(Traffic.Arbitrary(), traffic =>
        {
            // a place for each request under way, so that none waits outside
            var options = traffic.Options with { Capacity = traffic.Window };
            var run = Bench.OverLink(options, traffic.Count, traffic.Window, traffic.Fill);
            decimal inside = run.Statistic("forward_occupancy", "integral") + run.Statistic("backward_occupancy", "integral")
                + Bench.Statistic(run.Memory, "occupancy", "integral", run.End);
            Assert.Equal((decimal)run.RoundTrips, inside);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40).WithReplay(new Replay(new Rnd(7, 9), default)));
    }

    [Fact]
    public void A_link_of_any_rate_flits_and_headers_is_saturated_within_one_percent()
    {
        Prop.ForAll(Traffic.Arbitrary(), Gen.Choose(1, 4).ToArbitrary(), (traffic, overhead) =>
        {
            const int Count = 2_000;
            const int Bytes = 1_024;
            var options = traffic.Options with { FlitPayloadBytes = 64, FlitBytes = 64 + overhead, Capacity = 1_024 };
            var run = Bench.OverLink(options, Count, 1_024, (i, payload) => payload.SetWrite((ulong)(i * Bytes), Bytes));
            long flits = (Bytes + options.HeaderBytes + 63) / 64;
            double bound = Count * options.Bandwidth.TransferFemtoseconds(flits * options.FlitBytes);
            // all but the way there of the first bytes, the memory and the way back of the last answer
            double ends = (2.0 * options.Latency.Femtoseconds) + 20e6 + options.Bandwidth.TransferFemtoseconds(3L * options.FlitBytes);
            Assert.InRange(run.Requester.End.Femtoseconds, bound, (1.01 * bound) + ends);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(8).WithReplay(new Replay(new Rnd(9, 11), default)));
    }

    [Fact]
    public void More_or_faster_vias_are_never_slower()
    {
        Prop.ForAll(Traffic.Arbitrary(), Gen.Choose(1, 2_000).ToArbitrary(), (traffic, vias) =>
        {
            SimTime End(TsvOptions options) => Bench.OverVias(options, traffic.Count, traffic.Window, traffic.Fill).Requester.End;
            TsvOptions options = new() { Vias = vias, Rate = Bandwidth.FromBitsPerSecond(100_000_000) };
            SimTime end = End(options);
            Assert.True(End(options with { Vias = vias * 2 }) <= end);
            Assert.True(End(options with { Rate = options.Rate * 3 }) <= end);
            Assert.True(End(options with { Latency = SimTime.Zero }) <= end);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(25).WithReplay(new Replay(new Rnd(15, 17), default)));
    }

    [Fact]
    public void A_flit_that_carries_more_than_it_holds_is_refused()
    {
        var problem = Assert.Single(new LinkOptions { FlitBytes = 64, FlitPayloadBytes = 65 }.Validate());
        Assert.Equal("a flit of 64 bytes can't carry 65", problem.Message);
    }

    internal sealed record Traffic(LinkOptions Options, int Count, int Window, int Bytes, int WriteEvery)
    {
        public static Arbitrary<Traffic> Arbitrary() => (
            from rate in Gen.Choose(1, 400)
            from latency in Gen.Choose(0, 200)
            from header in Gen.Choose(0, 32)
            from capacity in Gen.Choose(1, 8)
            from count in Gen.Choose(1, 60)
            from window in Gen.Choose(1, 16)
            from bytes in Gen.Choose(1, 300)
            from write in Gen.Choose(1, 4)
            select new Traffic(
                new LinkOptions
                {
                    Bandwidth = Bandwidth.FromBytesPerSecond(rate * 100_000_000L),
                    Latency = SimTime.FromNanoseconds(latency),
                    HeaderBytes = header,
                    Capacity = capacity,
                },
                count, window, bytes, write)).ToArbitrary();

        public void Fill(int index, Payload payload) =>
            _ = index % WriteEvery == 0 ? payload.SetWrite((ulong)(index * Bytes), Bytes) : payload.SetRead((ulong)(index * Bytes), Bytes);
    }
}
