using System.Text.RegularExpressions;

namespace Tlm.EndToEnd.Tests;

/// <summary>The README is true: its files are written, its commands run, and what it says is printed is printed.</summary>
public sealed partial class ReadmeRules : IDisposable
{
    private static readonly string Text = File.ReadAllText(Repository.File("README.md"));
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_starts_with_one_sentence_and_two_commands()
    {
        var commands = Blocks("sh").First().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["tools/tlm run scenarios/quickstart.yaml", "tools/test"], commands);
        Assert.Contains("tools/test", File.ReadAllText(Repository.File(".ci", "run")), StringComparison.Ordinal);
        Assert.Single(Text[Text.IndexOf("\n\n", StringComparison.Ordinal)..Text.IndexOf("```sh", StringComparison.Ordinal)].Trim().Split('\n'));
    }

    [Fact]
    public void The_quickstart_prints_what_it_says()
    {
        var printed = Repeatable(Tool.Tlm("run", "scenarios/quickstart.yaml", "--quiet", "--out", _folder["quickstart"]).Output);
        foreach (var line in Repeatable(Blocks("text").First()))
            Assert.Contains(line, printed);
    }

    [Fact]
    public void Its_scenarios_and_its_component_run_as_they_are()
    {
        foreach (Match file in NamedBlock().Matches(Text))
            _folder.Write(file.Groups[1].Value, file.Groups[2].Value);
        var commands = Blocks("sh").Skip(1).ToArray();
        Assert.Equal(2, commands.Length);
        foreach (var block in commands)
        {
            var script = $"set -e\nexport TLM_HOME='{Repository.Root}'\ncd '{_folder.Path}'\n{block.Replace("\ntools/", $"\n{Repository.Root}/tools/", StringComparison.Ordinal)}";
            var outcome = Tool.Run("bash", "-c", script.Replace("\ntools/", $"\n{Repository.Root}/tools/", StringComparison.Ordinal));
            Assert.True(outcome.ExitCode == 0, outcome.Output + outcome.Error);
        }
    }

    // blocks of a language that name no file
    private static IEnumerable<string> Blocks(string language)
    {
        return Regex.Matches(Text, $"```{language}\n(.*?)```", RegexOptions.Singleline).Select(match => match.Groups[1].Value);
    }

    // all that is simulated is as printed; only wall time, its rate and the folder differ from run to run
    private static string[] Repeatable(string text)
    {
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Varying().Replace(line, "#")).Select(line => Spaces().Replace(line, " ").Trim()).ToArray();
    }

    [GeneratedRegex("```[a-z]+ ([A-Za-z.]+)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex NamedBlock();

    [GeneratedRegex("[0-9.,]+ [a-z]+ of wall time|[0-9.,]+ [kMG]? ?events/s|(?<=^(results|report) +).*")]
    private static partial Regex Varying();

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();
}
