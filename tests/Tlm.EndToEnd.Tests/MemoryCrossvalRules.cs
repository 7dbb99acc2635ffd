using System.IO.Compression;
using System.Text.Json.Nodes;

namespace Tlm.EndToEnd.Tests;

public class MemoryCrossvalRules
{
    private const string _case = "ddr4-hot-frfcfs-ref-open-robaracoch";

    [Fact]
    public void Every_recorded_run_is_exact()
    {
        var outcome = Tool.Tlm("crossval", "memory", "--golden", Repository.File("tests", "golden", "ramulator"), "--json");
        Assert.Equal(0, outcome.ExitCode);
        var cases = JsonNode.Parse(outcome.Output)!["cases"]!.AsArray();
        Assert.Equal(72, cases.Count);
        Assert.All(cases, item => Assert.True(item!["exact"]!.GetValue<bool>() && item["first_difference"] is null, item!.ToJsonString()));
    }

    [Fact]
    public void A_changed_cycle_is_shown_and_ends_with_code_1()
    {
        using var folder = new TemporaryFolder();
        Copy(folder, ".config.yaml", ".commands.csv.gz");
        string[] lines = [.. Lines(Repository.File("tests", "golden", "ramulator", _case + ".requests.csv.gz"))];
        string[] fields = lines[1].Split(',');
        fields[4] = "1";
        lines[1] = string.Join(',', fields);
        File.WriteAllLines(Path.Combine(folder.Path, _case + ".requests.csv"), lines);
        var outcome = Tool.Tlm("crossval", "memory", "--golden", folder.Path, "--json");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("request 1 completed: recorded 1", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_file_names_file_and_line_and_ends_with_code_2()
    {
        using var folder = new TemporaryFolder();
        Copy(folder, ".config.yaml", ".commands.csv.gz");
        File.WriteAllLines(
            Path.Combine(folder.Path, _case + ".requests.csv"), ["offer_cycle,type,address,accept_cycle,complete_cycle", "0,R,0x40,0,x"]);
        var outcome = Tool.Tlm("crossval", "memory", "--golden", folder.Path);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("requests.csv(2): complete_cycle: expected an integer, found 'x'", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_curve_of_a_standard_meets_its_timings()
    {
        var outcome = Tool.Tlm("crossval", "memory", "--curve", "LPDDR5", "--json");
        Assert.Equal(0, outcome.ExitCode);
        var document = JsonNode.Parse(outcome.Output)!;
        Assert.Equal(6 * 16, document["points"]!.AsArray().Count);
        Assert.Equal(3, document["checks"]!.AsArray().Count(check => check!["passed"]!.GetValue<bool>()));
    }

    [Fact]
    public void An_unknown_standard_names_the_nearest_and_ends_with_code_2()
    {
        var outcome = Tool.Tlm("crossval", "memory", "--curve", "HBM");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("no DRAM standard 'HBM'; the nearest is 'HBM2'", outcome.Error, StringComparison.Ordinal);
    }

    private static void Copy(TemporaryFolder folder, params string[] endings)
    {
        foreach (string ending in endings)
            File.Copy(Repository.File("tests", "golden", "ramulator", _case + ending), Path.Combine(folder.Path, _case + ending));
    }

    private static IEnumerable<string> Lines(string packed)
    {
        using var text = new StreamReader(new GZipStream(File.OpenRead(packed), CompressionMode.Decompress));
        while (text.ReadLine() is { } line)
            yield return line;
    }
}
