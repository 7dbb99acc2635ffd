using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Tlm.EndToEnd.Tests;

/// <summary>The examples of docs/reading-results.md run, and print what result.json holds.</summary>
public sealed class ReadingResultsRules : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [PythonFact]
    public void The_example_in_Python_prints_the_numbers_of_the_result()
    {
        var result = Run();
        _folder.Write("example.py", Block("python"));
        var outcome = Tool.Run("sh", "-c", $"cd '{_folder.Path}' && /usr/bin/python3 example.py");
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        var latency = result["components"]!["cpu"]!["statistics"]!["latency"]!["mean"]!.GetValue<double>() / 1e6;
        Assert.Contains($"'cpu.mem': {latency.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture)}", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("joules by component: {'mem': ", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_in_CSharp_prints_the_numbers_of_the_result()
    {
        var result = Run();
        var outcome = Tool.Run("dotnet", "run", _folder.Write("example.cs", Block("csharp")), _folder.Path);
        Assert.True(outcome.ExitCode == 0, outcome.Output + outcome.Error);
        Assert.Contains($"energy.total = {result["energy"]!["total_fj"]!.ToJsonString()} fJ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("cpu.mean_latency = ", outcome.Output, StringComparison.Ordinal);
    }

    private JsonNode Run()
    {
        var outcome = Tool.Tlm("run", Scenarios.Memory, "--quiet", "--set", "cpu.count=1000", "--out", _folder.Path);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        return JsonNode.Parse(File.ReadAllText(_folder["result.json"]))!;
    }

    private static string Block(string language) =>
        Regex.Match(File.ReadAllText(Repository.File("docs", "reading-results.md")), $"```{language}\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
}
