using System.Text.Json.Nodes;

namespace Tlm.EndToEnd.Tests;

/// <summary>Streams unrolled into their steps (<c>--trace-steps</c>): the same run, slower.</summary>
public sealed class UnrolledRules : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Scenarios whose run of single steps would take long are cut short.</summary>
    private static readonly Dictionary<string, string> Cut = new(StringComparer.Ordinal)
    {
        ["cim-weights.yaml"] = "run.until=100 us",
        ["draft-tree.yaml"] = "run.until=100 us",
        ["expert-adapters.yaml"] = "run.until=100 us",
        ["llama-2-7b.yaml"] = "run.until=30 us",
        ["llama-3-8b-batch.yaml"] = "run.until=5 us",
        ["llama-3.2-3b.yaml"] = "run.until=60 us",
        ["lpddr5.yaml"] = "run.until=60 us",
        ["mixtral-8x7b.yaml"] = "run.until=30 us",
        ["quickstart.yaml"] = "run.until=60 us",
        ["reallocation.yaml"] = "run.until=100 us",
        ["rom-npu.yaml"] = "run.until=200 us",
        ["tensor-parallel/two.yaml"] = "run.until=100 us",
        ["systems/isscc-31.1/vicuna1b-bf16.yaml"] = "run.until=1 ms",
        ["systems/lp-spec/npu-baseline.yaml"] = "run.until=300 us",
    };

    public static TheoryData<string> Runs() =>
        [.. Directory.EnumerateFiles(Repository.File("scenarios"), "*.yaml").Select(file => Path.GetFileName(file)).Union(Cut.Keys).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Runs))]
    public void A_scenario_ends_at_the_same_time_with_the_same_results(string scenario)
    {
        string[] cut = Cut.TryGetValue(scenario, out string? setting) ? ["--set", setting] : [];
        string[] arguments = ["run", Repository.File("scenarios", scenario), "--json", "--quiet", "--no-records", "--out", _folder.Path, .. cut];
        JsonNode whole = Document(arguments);
        JsonNode steps = Document([.. arguments, "--trace-steps"]);
        Assert.Equal(EndOf(steps), EndOf(whole));
        Assert.Equal(Figures(steps), Figures(whole));
    }

    private static JsonNode Document(string[] arguments)
    {
        var outcome = Tool.Tlm(arguments);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        return JsonNode.Parse(outcome.Output)!;
    }

    private static string EndOf(JsonNode document) => document["time"]!["end_fs"]!.ToJsonString();

    /// <summary>Results, counters and energy of every component. Whole transactions, of which a stream is one, are counted by histograms and occupancies.</summary>
    private static IEnumerable<string> Figures(JsonNode document)
    {
        foreach (JsonNode? headline in document["headlines"]!.AsArray())
            yield return headline!.ToJsonString();
        foreach (var (name, component) in document["components"]!.AsObject())
        {
            foreach (var (statistic, value) in component!["statistics"]!.AsObject())
            {
                if (value!["kind"]!.GetValue<string>() == "counter" && statistic != "requests")
                    yield return $"{name}.{statistic} = {value["value"]!.ToJsonString()}";
            }
            yield return $"{name} results = {component["results"]?.ToJsonString()}";
            yield return $"{name} energy = {component["energy_fj"]?.ToJsonString()}";
        }
    }
}
