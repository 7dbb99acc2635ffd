using System.Text.RegularExpressions;

namespace Tlm.EndToEnd.Tests;

public sealed class DocumentationRules : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Pages() => [.. Directory.EnumerateFiles(Repository.File("docs"), "*.md").Select(page => Path.GetFileName(page)).Order(StringComparer.Ordinal)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_whole_scenario_of_a_page_runs_and_meets_its_claims(string page)
    {
        foreach (Match block in Regex.Matches(File.ReadAllText(Repository.File("docs", page)), "```yaml\n(.*?)```", RegexOptions.Singleline))
        {
            if (!Regex.IsMatch(block.Groups[1].Value, "^tlm: 1", RegexOptions.Multiline))
                continue;
            var outcome = Tool.Tlm("run", _folder.Write("example.yaml", block.Groups[1].Value), "--check", "--quiet", "--out", _folder["out"]);
            Assert.True(outcome.ExitCode == 0, outcome.Output + outcome.Error);
        }
    }
}
