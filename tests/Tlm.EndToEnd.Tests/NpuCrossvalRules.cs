using System.Text.Json.Nodes;

namespace Tlm.EndToEnd.Tests;

public class NpuCrossvalRules
{
    [Fact]
    public void Every_recorded_product_is_exact()
    {
        var outcome = Tool.Tlm("crossval", "npu", "--golden", Golden, "--json");
        Assert.Equal(0, outcome.ExitCode);
        var cases = JsonNode.Parse(outcome.Output)!["cases"]!.AsArray();
        Assert.Equal(240, cases.Count);
        Assert.All(cases, item => Assert.True(item!["exact"]!.GetValue<bool>() && item["met"]!.GetValue<bool>(), item.ToJsonString()));
    }

    [Fact]
    public void A_changed_number_is_not_met_and_ends_with_code_1()
    {
        using var folder = new TemporaryFolder();
        string[] lines = File.ReadAllLines(Golden);
        string file = Path.Combine(folder.Path, "gemm.csv");
        File.WriteAllLines(file, [lines[0], lines[1].Replace(",5055,", ",5056,", StringComparison.Ordinal)]);
        var outcome = Tool.Tlm("crossval", "npu", "--golden", file);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("Total Cycles", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_ends_with_code_2()
    {
        Assert.Equal(2, Tool.Tlm("crossval", "npu", "--golden", "no-such-file.csv").ExitCode);
    }

    private static string Golden => Repository.File("tests", "golden", "scalesim", "gemm.csv");
}
