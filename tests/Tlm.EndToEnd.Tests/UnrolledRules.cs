using System.Text.Json.Nodes;

namespace Tlm.EndToEnd.Tests;

/// <summary>Streams unrolled into their steps (<c>--trace-steps</c>): the same run, slower.</summary>
public sealed class UnrolledRules : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Scenarios cut short where a run of single steps would take long, and with fewer steps.</summary>
    public static TheoryData<string, string[]> Runs() => new()
    {
        { "bump-interface.yaml", [] },
        { "hbm-logic-pim.yaml", [] },
        { "lpddr5-pim.yaml", [] },
        { "lpddr5.yaml", ["run.until=60 us"] },
        { "memory.yaml", [] },
        { "nand-flash.yaml", [] },
        { "quickstart.yaml", ["run.until=60 us"] },
        { "serving.yaml", [] },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public void A_scenario_ends_at_the_same_time_with_the_same_results(string scenario, string[] settings)
    {
        string[] arguments = ["run", Repository.File("scenarios", scenario), "--json", "--quiet", "--out", _folder.Path, .. settings.SelectMany(setting => new[] { "--set", setting })];
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

    /// <summary>Counters and energy of every component. Whole transactions, of which a stream is one, are counted by histograms and occupancies.</summary>
    private static IEnumerable<string> Figures(JsonNode document)
    {
        foreach (var (name, component) in document["components"]!.AsObject())
        {
            foreach (var (statistic, value) in component!["statistics"]!.AsObject())
            {
                if (value!["kind"]!.GetValue<string>() == "counter" && statistic != "requests")
                    yield return $"{name}.{statistic} = {value["value"]!.ToJsonString()}";
            }
            yield return $"{name} energy = {component["energy_fj"]?.ToJsonString()}";
        }
    }
}
