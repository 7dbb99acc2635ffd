using System.Text.Json.Nodes;

namespace Tlm.EndToEnd.Tests;

public class PimCrossvalRules
{
    [Fact]
    public void Every_recorded_point_and_trace_is_exact()
    {
        var outcome = Tool.Tlm("crossval", "pim", "--golden", Repository.File("tests", "golden", "attacc"), "--json");
        Assert.Equal(0, outcome.ExitCode);
        var cases = JsonNode.Parse(outcome.Output)!["cases"]!.AsArray();
        Assert.Equal(141, cases.Count);
        Assert.All(cases, item => Assert.True(item!["exact"]!.GetValue<bool>() && item["met"]!.GetValue<bool>(), item.ToJsonString()));
    }

    [Fact]
    public void A_changed_number_is_not_met_and_ends_with_code_1()
    {
        using var folder = new TemporaryFolder();
        string[] lines = File.ReadAllLines(Repository.File("tests", "golden", "attacc", "pim_cycles.csv"));
        File.WriteAllLines(Path.Combine(folder.Path, "pim_cycles.csv"), [lines[0], lines[1].Replace(",465,465,", ",465,500,", StringComparison.Ordinal)]);
        Assert.Equal(1, Tool.Tlm("crossval", "pim", "--golden", folder.Path).ExitCode);
    }

    [Fact]
    public void A_folder_that_is_not_there_ends_with_code_2()
    {
        var outcome = Tool.Tlm("crossval", "pim", "--golden", "no-such-folder");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("golden folder 'no-such-folder' does not exist", outcome.Error, StringComparison.Ordinal);
    }
}
