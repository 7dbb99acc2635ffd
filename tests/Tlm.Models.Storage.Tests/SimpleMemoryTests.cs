using FsCheck;
using FsCheck.Fluent;

namespace Tlm.Models.Storage.Tests;

public class SimpleMemoryTests
{
    [Fact]
    public void One_access_takes_latency_and_its_time_on_the_bus()
    {
        Bench bench = Bench.Run(Bench.Options(100, 32), 1, 1, Bench.Read);
        Assert.Equal(SimTime.FromNanoseconds(102), bench.Requester.End);
    }

    [Fact]
    public void Accesses_under_way_overlap_their_latency()
    {
        Bench bench = Bench.Run(Bench.Options(100, 32), 10, 10, Bench.Read);
        Assert.Equal(SimTime.FromNanoseconds(100 + (10 * 2)), bench.Requester.End);
    }

    [Fact]
    public void Enough_accesses_under_way_reach_the_bandwidth_within_one_percent()
    {
        Bench bench = Bench.Run(Bench.Options(100, 32), 20_000, 64, Bench.Read);
        double bound = 20_000 * 64 / 32.0;
        Assert.InRange(bench.Requester.End.ToSeconds() * 1e9, bound, bound * 1.01);
    }

    [Fact]
    public void The_outstanding_limit_bounds_the_rate_to_limit_over_latency()
    {
        Bench bench = Bench.Run(Bench.Options(100, 64, outstanding: 4), 4_000, 1_000, Bench.Read);
        double bound = 4_000 / 4 * 101.0;
        Assert.InRange(bench.Requester.End.ToSeconds() * 1e9, bound * 0.99, bound * 1.01);
    }

    [Fact]
    public void Occupancy_is_rate_times_service_time()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(30), Prop.ForAll(Cases(), item =>
        {
            Bench bench = Bench.Run(Bench.Options(item.Latency, item.Rate, item.Limit), 200, item.Window, Bench.Read);
            double integral = bench.Statistic("occupancy", "integral");
            double total = bench.Statistic("service_time", "sum");
            return integral == total && integral > 0;
        }));
    }

    [Fact]
    public void More_bandwidth_less_latency_or_a_wider_limit_is_never_slower()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(30), Prop.ForAll(Cases(), item =>
        {
            SimTime End(long latency, long rate, int limit)
            {
                return Bench.Run(Bench.Options(latency, rate, limit), 50, item.Window, Bench.Read).Requester.End;
            }
            SimTime plain = End(item.Latency, item.Rate, item.Limit);
            return End(item.Latency, item.Rate + 1, item.Limit) <= plain
                && End(item.Latency - 1, item.Rate, item.Limit) <= plain
                && End(item.Latency, item.Rate, item.Limit + 1) <= plain;
        }));
    }

    [Fact]
    public void Without_a_link_latency_stages_add_up_to_the_round_trip()
    {
        Bench bench = Bench.Run(Bench.Options(100, 32), 50, 8, Bench.Read);
        Assert.All(bench.Requester.Responses, response => Assert.Equal(response.RoundTrip, response.Stages));
    }

    [Fact]
    public void An_access_outside_the_memory_is_an_address_error()
    {
        MemoryOptions options = Bench.Options(100, 32) with { Base = 4096, Capacity = DataSize.FromBytes(1024) };
        ulong[] addresses = [4095, 4096, 4096 + 1024 - 64, 4096 + 1024 - 63, ulong.MaxValue - 10];
        Bench bench = Bench.Run(options, addresses.Length, 1, (i, payload) => payload.SetRead(addresses[i], 64));
        ResponseStatus[] expected = [ResponseStatus.AddressError, ResponseStatus.Ok, ResponseStatus.Ok, ResponseStatus.AddressError, ResponseStatus.AddressError];
        Assert.Equal(expected, bench.Requester.Responses.Select(response => response.Status));
        Assert.Equal(3, bench.Statistic("errors", "value"));
    }

    [Fact]
    public void Reads_and_writes_are_charged_by_their_bits()
    {
        MemoryOptions options = Bench.Options(10, 32) with { ReadEnergy = EnergyPerBit.Parse("2 pJ/bit"), WriteEnergy = EnergyPerBit.Parse("3 pJ/bit"), StaticPower = Power.FromMilliwatts(1) };
        Bench bench = Bench.Run(options, 3, 1, (i, payload) => i == 0 ? payload.SetWrite(0, 100) : payload.SetRead(0, 50));
        Assert.Equal(3_000 * 800, bench.Energy("write"));
        Assert.Equal(2_000 * 800, bench.Energy("read"));
        Assert.Equal(bench.End.Femtoseconds / 1000, bench.Energy("static"));
    }

    private static Arbitrary<(int Latency, int Rate, int Limit, int Window)> Cases()
    {
        return Arb.From(
            from latency in Gen.Choose(1, 200)
            from rate in Gen.Choose(1, 100)
            from limit in Gen.Choose(1, 20)
            from window in Gen.Choose(1, 20)
            select (latency, rate, limit, window));
    }
}
