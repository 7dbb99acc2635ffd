using System.Text.Json;

namespace Tlm.EndToEnd.Tests;

/// <summary>Every built-in component keeps the rules of transport: each type has a scenario of its name in the folder Conformance, with the component 'dut'.</summary>
public sealed class ConformanceOfBuiltIns
{
    private static readonly string Folder = Repository.File("tests", "Tlm.EndToEnd.Tests", "Conformance");

    /// <summary>Types that the kit cannot drive, and why.</summary>
    private static readonly Dictionary<string, string> WithoutDrivenSockets = new(StringComparer.Ordinal)
    {
        ["roofline"] = "its sockets exist where a placement sends products away; alone it has none",
    };

    /// <summary>Types without a conformance scenario, and why.</summary>
    private static readonly Dictionary<string, string> WithoutScenario = new(StringComparer.Ordinal)
    {
        ["cache-budget"] = "has no sockets: nothing happens in it over time",
        ["remote"] = "needs a program at its other end; tlm conformance takes that program's endpoint",
    };

    public static TheoryData<string> Types => [.. Names()];

    [Fact]
    public void Every_type_has_a_conformance_scenario()
    {
        Outcome list = Tool.Tlm("list", "--json");
        using JsonDocument types = JsonDocument.Parse(list.Output);
        string[] names = [.. types.RootElement.EnumerateArray().Select(static type => type.GetProperty("type").GetString()!)];
        Assert.NotEmpty(names);
        Assert.Empty(names.Except(Names()).Except(WithoutScenario.Keys));
        Assert.Empty(Names().Except(names));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_type_passes(string type)
    {
        Outcome outcome = Tool.Tlm("conformance", $"{Path.Combine(Folder, type)}.yaml:dut", "--json");
        Assert.True(outcome.ExitCode == 0, outcome.Output + outcome.Error);
        using JsonDocument result = JsonDocument.Parse(outcome.Output);
        Assert.Equal(type, result.RootElement.GetProperty("type").GetString());
        Assert.Equal(0, result.RootElement.GetProperty("failed").GetInt32());
        bool isDriven = result.RootElement.GetProperty("rules").EnumerateArray().Any(static rule => rule.GetProperty("verdict").GetString() == "passed");
        Assert.True(isDriven != WithoutDrivenSockets.ContainsKey(type), $"{type}: {(isDriven ? "has sockets, which the list of those without denies" : "no rule applies")}");
    }

    [Theory]
    [InlineData("memory.yaml:mem")]
    [InlineData("quickstart.yaml:npu")]
    public void A_component_of_a_scenario_passes(string target) =>
        Assert.Equal(0, Tool.Tlm("conformance", $"scenarios/{target}").ExitCode);

    [Fact]
    public void A_component_that_a_scenario_does_not_have_is_bad_input()
    {
        Outcome outcome = Tool.Tlm("conformance", "scenarios/memory.yaml:men");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("mem", outcome.Error, StringComparison.Ordinal);
    }

    private static string[] Names() => [.. Directory.GetFiles(Folder, "*.yaml").Select(static file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];
}
