using System.Text.Json.Nodes;

namespace Tlm.EndToEnd.Tests;

public class ReproduceRules
{
    [Theory]
    [InlineData("reproduce atacc", "unknown system 'atacc'; did you mean 'attacc'?")]
    [InlineData("reproduce --json --markdown", "excludes --markdown")]
    public void What_can_t_be_reproduced_is_refused_with_code_2(string arguments, string message)
    {
        Outcome outcome = Tool.Tlm(arguments.Split(' '));
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_system_is_reproduced_as_one_document()
    {
        Outcome outcome = Tool.Tlm("reproduce", "roma", "--json");
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        JsonArray claims = JsonNode.Parse(outcome.Output)!["claims"]!.AsArray();
        Assert.NotEmpty(claims);
        Assert.All(claims, claim => Assert.Equal("roma", claim!["system"]!.GetValue<string>()));
    }
}

/// <summary>What the README and the pages of the systems say is what comes out.</summary>
/// <param name="all">All systems, reproduced once.</param>
[Trait("Category", "Long")]
public class ReproductionRules(Reproduction all) : IClassFixture<Reproduction>
{
    public static TheoryData<string> Systems() => [.. Reproduction.Systems];

    // a system that declares no effects of its parameters yet has no study to hold it against
    public static TheoryData<string> Studied() => [.. Reproduction.Systems.Where(IsStudied)];

    [Fact]
    public void The_readme_shows_what_comes_out() => Assert.Equal(all.Claims, Block(Repository.File("README.md"), "claims"));

    [Theory]
    [MemberData(nameof(Systems))]
    public void The_page_of_a_system_shows_what_comes_out(string system) =>
        Assert.Equal(RowsOf(system, all.Claims), RowsOf(system, Block(Page(system), "claims")));

    [Theory]
    [MemberData(nameof(Studied))]
    public void Each_parameter_of_a_system_moves_its_results_as_declared(string system)
    {
        Assert.Empty(all.ComplaintsOf(system));
        Assert.Equal(all.StudyOf(system), Block(Page(system), "sensitivity"));
    }

    [Fact]
    public void Nothing_else_is_complained_of() => Assert.Empty(all.Complaints.Except(Reproduction.Systems.SelectMany(all.ComplaintsOf)));

    [Fact]
    public void Alone_a_system_gives_exactly_what_it_gives_among_all()
    {
        JsonNode alone = JsonNode.Parse(Tool.Tlm("reproduce", "cambricon-llm", "--json").Output)!["claims"]!;
        Assert.Equal(all.ClaimsOf("cambricon-llm").ToJsonString(), alone.ToJsonString());
    }

    private static bool IsStudied(string system) => File.ReadLines(Repository.File("scenarios", "systems", system, "system.yaml")).Contains("parameters:");

    private static IEnumerable<string> RowsOf(string system, string table) => table.Split('\n').Where(line => line.StartsWith($"| {system} |", StringComparison.Ordinal));

    private static string Page(string system) => Repository.File("docs", "systems", $"{system}.md");

    private static string Block(string file, string marker)
    {
        string text = File.ReadAllText(file);
        int begin = text.IndexOf($"<!-- {marker} -->\n", StringComparison.Ordinal);
        int end = text.IndexOf($"<!-- /{marker} -->", StringComparison.Ordinal);
        Assert.True(begin >= 0 && end > begin, $"{file} has no block '{marker}': run tools/update-systems");
        return text[(begin + marker.Length + 10)..end].Trim();
    }
}
