using System.Globalization;
using System.Text.Json.Nodes;

namespace Tlm.EndToEnd.Tests;

public class CommandRules
{
    [Fact]
    public void It_needs_less_than_two_seconds_of_a_processor_to_start_once_built()
    {
        Tool.Tlm("--version");
        // the best of some, since what else runs costs a processor's time, too
        Assert.InRange(Enumerable.Range(0, 3).Min(_ => ProcessorSeconds("tools/tlm list")), 0.01, 2);
    }

    [Theory]
    [InlineData("rum", "unknown command 'rum'; did you mean 'run'?")]
    [InlineData("run x.yaml --jsn", "unknown option '--jsn'; did you mean '--json'?")]
    [InlineData("run", "Required argument 'scenario' missing")]
    [InlineData("run nofile.yaml", "file 'nofile.yaml' does not exist")]
    [InlineData("run scenarios/memory.yaml --threads 0", "'0' is no number of threads")]
    [InlineData("run @nofile.yaml", "file '@nofile.yaml' does not exist")]
    [InlineData("describe memry", "did you mean 'memory'?")]
    [InlineData("graph scenarios/memory.yaml --format gif", "expected mermaid, dot or svg")]
    public void A_bad_command_line_is_refused_with_code_2(string arguments, string message)
    {
        var outcome = Tool.Tlm(arguments.Split(' '));
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public void List_names_component_types()
    {
        var types = JsonNode.Parse(Tool.Tlm("list", "--json").Output)!.AsArray();
        Assert.Contains(types, type => type!["type"]!.GetValue<string>() == "memory");
    }

    [Fact]
    public void Describe_shows_parameters_with_unit_default_and_provenance()
    {
        var text = Tool.Tlm("describe", "memory").Output;
        Assert.Matches(@"latency\s+100 ns\s+assumed", text);
    }

    [Fact]
    public void Doctor_finds_the_runtime()
    {
        var outcome = Tool.Tlm("doctor");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Matches(@"ok\s+runtime\s+\.NET 10", outcome.Output);
    }

    private static double ProcessorSeconds(string command) =>
        Tool.Run("bash", "-c", $"TIMEFORMAT='%U %S'; time {command} >/dev/null").Error.Split(' ').Sum(time => double.Parse(time, CultureInfo.InvariantCulture));
}
