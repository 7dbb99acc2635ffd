using System.Text.Json.Nodes;

namespace Tlm.EndToEnd.Tests;

public class Determinism
{
    public static TheoryData<string> Files() => [.. Scenarios.All.Select(file => Path.GetRelativePath(Repository.Root, file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_scenario_has_one_fingerprint_on_any_number_of_threads_and_in_one_partition(string scenario)
    {
        string[] prints = [Fingerprint(scenario, 1), Fingerprint(scenario, 2), Fingerprint(scenario, 4), Fingerprint(scenario, 1, "--set", "partitions=~")];
        Assert.Equal(Enumerable.Repeat(prints[0], prints.Length), prints);
    }

    private static string Fingerprint(string scenario, int threads, params string[] further)
    {
        using var folder = new TemporaryFolder();
        var outcome = Tool.Tlm(["run", scenario, "--threads", $"{threads}", "--json", "--quiet", "--out", folder.Path, .. further]);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        return JsonNode.Parse(outcome.Output)!["fingerprint"]!.GetValue<string>();
    }
}
