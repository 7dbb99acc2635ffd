using Tlm.Kernel;
using Tlm.Models.Dram.Components;

namespace Tlm.Models.Dram.Tests.Components;

public class PowerOverTimeTests
{
    private static readonly TimeBinsSnapshot[] _causes = Measure(out _total);
    private static readonly Int128 _total;

    [Fact]
    public void The_bins_of_a_run_sum_to_its_energy() =>
        Assert.Equal(_total, _causes.Aggregate(Int128.Zero, (sum, cause) => sum + cause.Contents.Aggregate(Int128.Zero, (a, b) => a + b)));

    [Fact]
    public void Power_is_high_while_data_moves_and_low_while_none_does()
    {
        double busy = Power(0, 180);
        double idle = Power(230, 570);

        Assert.True(busy > 4 * idle, $"{busy:G3} W busy, {idle:G3} W idle");
        Assert.True(idle > 0, "standby and refreshes cost something");
    }

    [Fact]
    public void Standby_of_many_channels_is_charged_for_as_long_as_a_simulation_can_last()
    {
        SimulationBuilder builder = new();
        var initiator = builder.Add("cpu", context => new ScriptedInitiator(context, [(SimTime.FromSeconds(9_000), payload => payload.SetRead(0, 64))]));
        var memory = builder.Add("mem", context => new DramMemory(context, new DramOptions { Channels = 8 }));
        builder.Connect(initiator.Port, memory.Port, LinkTiming.Immediate);
        Simulation simulation = builder.Elaborate();

        SimTime end = simulation.Run().End;

        Assert.True(end > SimTime.FromSeconds(9_000));
        Assert.All(memory.Energy.Causes, cause => Assert.True(cause.Total(end.Femtoseconds) >= 0));
    }

    [Fact]
    public void Queue_lengths_over_time_sum_to_what_the_channels_counted()
    {
        SimulationBuilder builder = new();
        var script = Enumerable.Range(0, 8).Select(tile => (SimTime.FromMicroseconds(20 * tile), (Action<Payload>)(payload => payload.SetRead((ulong)tile << 16, 0).Stream = FollowingTests.Tile(1 << 16))));
        var initiator = builder.Add("cpu", context => new ScriptedInitiator(context, [.. script]));
        var memory = builder.Add("mem", context => new DramMemory(context, new DramOptions { Channels = 4 }));
        builder.Connect(initiator.Port, memory.Port, LinkTiming.Immediate);
        long end = builder.Elaborate().Run().End.Femtoseconds;
        var statistics = memory.Statistics.All.ToDictionary(statistic => statistic.Name, statistic => statistic.Snapshot(end));

        StatisticSnapshot queue = statistics["read_queue"];
        Int128 cycles = statistics["read_queue_cycles"].Values[0].Value;
        Assert.NotEqual(0, cycles);
        Assert.Equal(cycles * 1_250_000, queue.Values[0].Value);
        Assert.Equal(cycles * 1_250_000, queue.Series!.Contents.Aggregate(Int128.Zero, (sum, bin) => sum + bin));
    }

    // 40 tiles of 64 KiB in 200 us, then nothing, then one more read
    private static TimeBinsSnapshot[] Measure(out Int128 total)
    {
        var script = Enumerable.Range(0, 40)
            .Select(tile => (SimTime.FromMicroseconds(5 * tile), (Action<Payload>)(payload => payload.SetRead((ulong)tile << 16, 0).Stream = FollowingTests.Tile(1 << 16))))
            .Append((SimTime.FromMicroseconds(600), payload => payload.SetRead(0, 64)));
        SimulationBuilder builder = new();
        var initiator = builder.Add("cpu", context => new ScriptedInitiator(context, [.. script]));
        var memory = builder.Add("mem", context => new DramMemory(context, new DramOptions { Channels = 4 }));
        builder.Connect(initiator.Port, memory.Port, LinkTiming.Immediate);
        Simulation simulation = builder.Elaborate();
        long end = simulation.Run().End.Femtoseconds;
        total = memory.Energy.Causes.Aggregate(Int128.Zero, (sum, cause) => sum + cause.Total(end));
        return [.. memory.Energy.Causes.Select(cause => cause.Series(end))];
    }

    private static double Power(long fromMicroseconds, long toMicroseconds)
    {
        double femtojoules = 0;
        foreach (TimeBinsSnapshot cause in _causes)
        {
            for (int bin = 0; bin < cause.Contents.Count; bin++)
            {
                long start = cause.Start + (bin * cause.Width);
                bool isInside = start >= fromMicroseconds * 1_000_000_000 && start + cause.Width <= toMicroseconds * 1_000_000_000;
                femtojoules += isInside ? (double)cause.Contents[bin] : 0;
            }
        }

        return femtojoules / ((toMicroseconds - fromMicroseconds) * 1e9);
    }
}
