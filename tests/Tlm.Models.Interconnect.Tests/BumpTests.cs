namespace Tlm.Models.Interconnect.Tests;

public sealed class BumpTests
{
    private static readonly BumpOptions Chip = new();

    [Fact]
    public void The_published_chip_has_its_published_bandwidth()
    {
        Assert.Equal(Bandwidth.FromBytesPerSecond(25_600_000_000), BumpGeometry.Total(Chip));
        Assert.Equal(2_912, BumpGeometry.Bumps(Chip));
    }

    [Fact]
    public void Saturating_reads_reach_it_and_its_power()
    {
        const int Count = 20_000;
        var run = Bench.OverBumps(Chip, Count, 256, Bench.Read64);
        Assert.InRange(run.BytesPerSecond(Count * 64L), 0.99 * 25.6e9, 25.6e9);
        double watts = (double)run.TotalEnergy() / run.End.Femtoseconds;
        double bits = 25.6e9 * 8 + 25.6e9 / 64 * Chip.CommandBits;
        double expected = bits * 0.2e-12 + 1e-3;
        Assert.InRange(watts, 0.99 * expected, 1.001 * expected);
    }

    [Fact]
    public void Double_rate_doubles_it()
    {
        var run = Bench.OverBumps(Chip with { DoubleRate = true, InterleaveBytes = 128 }, 20_000, 512, (i, p) => p.SetRead((ulong)i * 128, 128));
        Assert.InRange(run.BytesPerSecond(20_000 * 128L), 0.98 * 51.2e9, 51.2e9);
    }

    [Fact]
    public void A_crossing_takes_its_stages_in_edges_of_the_receiving_clock()
    {
        var run = Bench.OverBumps(Chip with { LogicClock = Frequency.FromMegahertz(250) }, 1, 1, Bench.Read64);
        // written at 0: readable at the second edge of 10 ns; command 20-30 ns; memory 10 ns and 64 B at 10 TB/s: 40.0064 ns;
        // data at the edge of 50 ns until 60 ns; second edge of 4 ns after 60 ns: 68 ns
        Assert.Equal(SimTime.FromNanoseconds(68), run.Requester.Responses[0].RoundTrip);
    }

    [Theory]
    [InlineData(200, 2, 5_000)]
    [InlineData(200, 3, 10_000)]
    [InlineData(70, 2, 7_300)]
    public void A_link_may_stand_for_the_shortest_crossing_and_changes_no_answer(int logic, int stages, int picoseconds)
    {
        BumpOptions options = Chip with { LogicClock = Frequency.FromMegahertz(logic), SynchroniserStages = stages };
        SimTime[] Answers(BumpOptions bumps, LinkTiming near) =>
            [.. Bench.OverBumps(bumps, 500, 24, Bench.Read64, near).Requester.Responses.Select(response => response.Time)];
        var link = new LinkTiming { Latency = SimTime.FromPicoseconds(picoseconds) };
        SimTime[] inside = Answers(options, LinkTiming.Immediate);
        Assert.Equal(inside, Answers(options with { CrossingOnLink = true }, link));
        Assert.True(Answers(options, link)[0] > inside[0]);
    }

    [Fact]
    public void A_link_that_takes_longer_than_a_crossing_is_refused()
    {
        var link = new LinkTiming { Latency = SimTime.FromNanoseconds(6) };
        var error = Assert.Throws<ElaborationException>(() => Bench.OverBumps(Chip with { CrossingOnLink = true }, 1, 1, Bench.Read64, link));
        Assert.Contains("link.in: its link takes 6 ns, but a clock crossing may take no more than 5 ns", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_bumps_serve_one_direction_at_a_time()
    {
        var run = Bench.OverBumps(Chip with { Channels = 1 }, 4_000, 64, (i, p) => _ = i % 2 == 0 ? p.SetRead((ulong)i * 64, 64) : p.SetWrite((ulong)i * 64, 64));
        Assert.InRange(run.BytesPerSecond(4_000 * 64L), 0.95 * 6.4e9, 6.4e9);
    }

    [Fact]
    public void Spares_repair_a_channel_to_its_full_width() =>
        Assert.Equal(512, BumpGeometry.Width(Chip with { SpareBumps = 4, FaultyBumps = [4] }, 0));

    [Theory]
    [InlineData(1, 256)]
    [InlineData(256, 256)]
    [InlineData(257, 128)]
    [InlineData(511, 1)]
    public void A_degraded_channel_runs_at_a_half_a_quarter_and_so_on(int faulty, int width) =>
        Assert.Equal(width, BumpGeometry.Width(Chip with { AllowDegraded = true, FaultyBumps = [0, faulty] }, 1));

    [Fact]
    public void A_degraded_channel_slows_the_interface()
    {
        var run = Bench.OverBumps(Chip with { AllowDegraded = true, FaultyBumps = [1] }, 8_000, 256, Bench.Read64);
        Assert.InRange(run.BytesPerSecond(8_000 * 64L), 0.98 * 12.8e9, 12.8e9);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_contradiction_is_refused(BumpOptions options, string path, string message)
    {
        var problem = Assert.Single(options.Validate());
        Assert.Equal(path, problem.Path);
        Assert.Contains(message, problem.Message);
    }

    public static TheoryData<BumpOptions, string, string> Refused() => new()
    {
        { Chip with { Pitch = Length.Parse("30 um") }, "pitch", "bumps of 40 um overlap at a pitch of 30 um" },
        { Chip with { UpperArea = Area.Parse("10 mm2") }, "upper_area", "2912 bumps at a pitch of 80 um take 18.6368 mm2, the die has 10 mm2" },
        { Chip with { LowerArea = Area.Parse("18 mm2") }, "lower_area", "the die has 18 mm2" },
        { Chip with { FaultyBumps = [0, 0, 3] }, "faulty_bumps", "channel 2 has 3 faulty data bumps but 0 spares; allow_degraded would let it run" },
        { Chip with { FaultyBumps = [600] }, "faulty_bumps", "channel 0 has 512 data and spare bumps, 600 can't be faulty" },
        { Chip with { FaultyBumps = [512], AllowDegraded = true }, "faulty_bumps", "channel 0 has 512 faulty data bumps but 0 spares" },
        { Chip with { FaultyBumps = [0, 0, 0, 0, 0] }, "faulty_bumps", "5 entries for 4 channels" },
        { Chip with { Bandwidth = Bandwidth.FromBytesPerSecond(30_000_000_000) }, "bandwidth", "bumps and clock give 25.6 GB/s, not 30 GB/s" },
    };
}
