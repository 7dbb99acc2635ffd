using System.Text.Json.Nodes;

namespace Tlm.EndToEnd.Tests;

public class Determinism
{
    /// <summary>Scenarios whose tokens are many and alike are cut; at its full length ReadmeRules knows the fingerprint of the quickstart.</summary>
    private static readonly Dictionary<string, string> Cut = new(StringComparer.Ordinal)
    {
        ["scenarios/quickstart.yaml"] = "npu.workload.decode_tokens=4",
        ["scenarios/llama-3.2-3b.yaml"] = "npu.workload.decode_tokens=1",
    };

    public static TheoryData<string> Files() => [.. Scenarios.All.Select(file => Path.GetRelativePath(Repository.Root, file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_scenario_has_one_fingerprint_on_any_number_of_threads_and_in_one_partition(string scenario)
    {
        JsonNode first = Run(scenario, "1");
        // what lies in one partition runs on one thread whatever is asked for: there one repetition tells all
        bool isPartitioned = first["run"]!["partitions"]!.AsArray().Count > 1;
        string[][] others = isPartitioned ? [["2"], ["4"], ["1", "--set", "partitions=~"]] : [["4"]];
        string[] prints = [.. others.AsParallel().Select(other => Fingerprint(Run(scenario, other)))];
        Assert.All(prints, print => Assert.Equal(Fingerprint(first), print));
    }

    private static string Fingerprint(JsonNode result) => result["fingerprint"]!.GetValue<string>();

    private static JsonNode Run(string scenario, params string[] threads)
    {
        using var folder = new TemporaryFolder();
        string[] cut = Cut.TryGetValue(scenario, out string? setting) ? ["--set", setting] : [];
        var outcome = Tool.Tlm(["run", scenario, .. cut, "--json", "--quiet", "--out", folder.Path, "--threads", .. threads]);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        return JsonNode.Parse(outcome.Output)!;
    }
}
