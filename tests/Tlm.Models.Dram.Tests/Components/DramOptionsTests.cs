using Tlm.Models.Dram.Components;
using Tlm.Models.Dram.Configuration;

namespace Tlm.Models.Dram.Tests.Components;

public class DramOptionsTests
{
    [Fact]
    public void The_usual_options_are_consistent() => Assert.Empty(new DramOptions().Validate());

    [Fact]
    public void A_problem_names_the_option_at_fault()
    {
        AssertProblem("standard", "no DRAM standard 'LPDDR55'; the nearest is 'LPDDR5'", new DramOptions { Standard = "LPDDR55" });
        AssertProblem("organization", "no organisation preset 'LPDDR5_8Gb_x8'", new DramOptions { Organization = "LPDDR5_8Gb_x8" });
        AssertProblem("timing", "no timing preset 'LPDDR5_6401'; the nearest is 'LPDDR5_6400'", new DramOptions { Timing = "LPDDR5_6401" });
        AssertProblem("overrides.nRDC", "no value 'nRDC' to override; the nearest is 'nRCD'", new DramOptions { Overrides = new() { ["nRDC"] = 3 } });
        AssertProblem("overrides.nRC", "'nRC >= nRAS + nRP' fails with 40 against 49", new DramOptions { Overrides = new() { ["nRC"] = 40 } });
        AssertProblem("accept.nRC > 3", "no check 'nRC > 3'", new DramOptions { Accept = new() { ["nRC > 3"] = "nobody" } });
        AssertProblem("refresh", "this mode needs 'PseudoChannel'", new DramOptions { Refresh = RefreshKind.HbmPerBank });
        AssertProblem("write_low_watermark", "watermarks must satisfy", new DramOptions { WriteLowWatermark = 0.9 });
        AssertProblem("channels", "a power of two was expected", new DramOptions { Channels = 3 });
    }

    [Fact]
    public void A_contradiction_stands_under_accept_with_a_source() => Assert.Empty(
        new DramOptions { Overrides = new() { ["nRC"] = 40 }, Accept = new() { ["nRC >= nRAS + nRP"] = "datasheet, note 3" } }.Validate());

    private static void AssertProblem(string path, string message, DramOptions options)
    {
        var problem = Assert.Single(options.Validate());
        Assert.Equal(path, problem.Path);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }
}
