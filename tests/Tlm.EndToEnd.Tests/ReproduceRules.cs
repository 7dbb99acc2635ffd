using System.Text.Json.Nodes;

namespace Tlm.EndToEnd.Tests;

public class ReproduceRules
{
    [Fact]
    public void A_system_is_reproduced_as_one_document_and_repeats_exactly()
    {
        Outcome first = Tool.Tlm("reproduce", "attacc", "--json");
        Assert.True(first.ExitCode == 0, first.Error);
        JsonArray claims = JsonNode.Parse(first.Output)!["claims"]!.AsArray();
        Assert.NotEmpty(claims);
        Assert.All(claims, claim => Assert.Equal("attacc", claim!["system"]!.GetValue<string>()));
        Assert.Equal(first.Output, Tool.Tlm("reproduce", "attacc", "--json").Output);
    }

    // a system that declares no effects of its parameters yet has no study to hold it against
    public static TheoryData<string> Systems() => [.. Folders
        .Where(folder => File.ReadLines(Path.Combine(folder, "system.yaml")).Contains("parameters:")).Select(folder => Path.GetFileName(folder))];

    private static IEnumerable<string> Folders => Directory.EnumerateDirectories(Repository.File("scenarios", "systems")).Order(StringComparer.Ordinal);

    [Fact]
    [Trait("Category", "Long")]
    public void The_readme_and_the_pages_show_what_comes_out()
    {
        string all = Tool.Tlm("reproduce", "--markdown").Output.Trim();
        Assert.Equal(all, Block(Repository.File("README.md"), "claims"));
        foreach (string system in Folders.Select(folder => Path.GetFileName(folder)))
            Assert.Equal(RowsOf(system, all), RowsOf(system, Block(Page(system), "claims")));
    }

    private static IEnumerable<string> RowsOf(string system, string table) => table.Split('\n').Where(line => line.StartsWith($"| {system} |", StringComparison.Ordinal));

    [Fact]
    public void Each_parameter_of_a_system_moves_its_results_as_declared() => MovesAsDeclared("roma");

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(Systems))]
    public void Each_parameter_of_every_system_moves_its_results_as_declared(string system) => MovesAsDeclared(system);

    private static void MovesAsDeclared(string system)
    {
        Outcome study = Tool.Tlm("reproduce", system, "--sensitivity", "--check");
        Assert.True(study.ExitCode == 0, study.Error);
        Assert.Equal(study.Output.Trim(), Block(Page(system), "sensitivity"));
    }

    private static string Page(string system) => Repository.File("docs", "systems", $"{system}.md");

    private static string Block(string file, string marker)
    {
        string text = File.ReadAllText(file);
        int begin = text.IndexOf($"<!-- {marker} -->\n", StringComparison.Ordinal);
        int end = text.IndexOf($"<!-- /{marker} -->", StringComparison.Ordinal);
        Assert.True(begin >= 0 && end > begin, $"{file} has no block '{marker}': run tools/update-systems");
        return text[(begin + marker.Length + 10)..end].Trim();
    }

    [Theory]
    [InlineData("reproduce atacc", "unknown system 'atacc'; did you mean 'attacc'?")]
    [InlineData("reproduce --json --markdown", "excludes --markdown")]
    public void What_can_t_be_reproduced_is_refused_with_code_2(string arguments, string message)
    {
        Outcome outcome = Tool.Tlm(arguments.Split(' '));
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
    }
}
