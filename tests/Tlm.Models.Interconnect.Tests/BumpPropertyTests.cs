using FsCheck;
using FsCheck.Fluent;

namespace Tlm.Models.Interconnect.Tests;

/// <summary>What holds for a bump interface whatever its bumps, clocks and traffic.</summary>
public sealed class BumpPropertyTests
{
    [Fact]
    public void More_data_bumps_both_edges_or_fewer_stages_are_never_slower() => Holds((options, traffic) =>
    {
        SimTime End(BumpOptions other) => Bench.OverBumps(other, traffic.Count, traffic.Window, traffic.Fill).Requester.End;
        SimTime end = End(options);
        Assert.True(End(options with { DataBumps = options.DataBumps * 2 }) <= end);
        Assert.True(End(options with { DoubleRate = true }) <= end);
        Assert.True(End(options with { SynchroniserStages = 1 }) <= end);
    });

    [Fact]
    public void Bits_are_charged_once_and_no_run_beats_the_bandwidth() => Holds((options, traffic) =>
    {
        var run = Bench.OverBumps(options, traffic.Count, traffic.Window, traffic.Fill);
        long writes = (traffic.Count + traffic.WriteEvery - 1) / traffic.WriteEvery;
        long data = traffic.Count * traffic.Bytes;
        Assert.True(run.Requester.End.Femtoseconds >= BumpGeometry.Total(options).TransferFemtoseconds(data));
        Int128 requests = Enumerable.Range(0, options.Channels).Aggregate(Int128.Zero, (sum, channel) => sum + run.Energy($"request{channel}"));
        Int128 responses = Enumerable.Range(0, options.Channels).Aggregate(Int128.Zero, (sum, channel) => sum + run.Energy($"response{channel}"));
        Assert.Equal((Int128)options.Energy.For((traffic.Count * options.CommandBits) + (writes * traffic.Bytes * 8)).Femtojoules, requests);
        Assert.Equal((Int128)options.Energy.For((traffic.Count - writes) * traffic.Bytes * 8).Femtojoules, responses);
        Assert.Equal(requests + responses + run.Energy("leakage"), run.TotalEnergy());
    });

    [Fact]
    public void Saturating_reads_reach_the_bandwidth_of_bumps_and_clock_within_one_percent() => Holds((options, _) =>
    {
        const int Count = 8_000;
        int block = options.DataBumps / 8 * 4;
        var run = Bench.OverBumps(options with { InterleaveBytes = block, FifoDepth = 16 }, Count, 512, (i, payload) => payload.SetRead((ulong)(i * (long)block), block));
        double peak = BumpGeometry.Total(options).BitsPerSecond / 8.0;
        Assert.InRange(run.BytesPerSecond(Count * (long)block), 0.99 * peak, peak);
    });

    private static void Holds(Action<BumpOptions, LinkTests.Traffic> property)
    {
        var cases = from channels in Gen.Choose(1, 4)
                    from bytes in Gen.Choose(1, 64)
                    from bump in Gen.Choose(50, 400)
                    from logic in Gen.Choose(50, 800)
                    from stages in Gen.Choose(2, 3)
                    from traffic in LinkTests.Traffic.Arbitrary().Generator
                    select (
                        new BumpOptions
                        {
                            Channels = channels,
                            DataBumps = bytes * 8,
                            BumpClock = Frequency.FromMegahertz(bump),
                            LogicClock = Frequency.FromMegahertz(logic),
                            SynchroniserStages = stages,
                        },
                        traffic);
        Prop.ForAll(Arb.From(cases), item => property(item.Item1, item.traffic)).Check(Config.QuickThrowOnFailure.WithMaxTest(25).WithReplay(new Replay(new Rnd(29, 31), default)));
    }
}
