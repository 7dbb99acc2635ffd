using System.Text.Json;

namespace Tlm.EndToEnd.Tests;

/// <summary>Every built-in component keeps the rules of transport.</summary>
public sealed class ConformanceOfBuiltIns
{
    private const string System = """
        tlm: 1
        name: conformance
        description: The components that no other scenario has
        components:
          a: { type: traffic, count: 100 }
          b: { type: traffic, count: 100 }
          c: { type: traffic, count: 100 }
          link: { type: link }
          tsv: { type: tsv }
          bus: { type: bus, map: [{ name: ram, size: 1 GiB }] }
          ram: { type: functional-memory, size: 1 GiB }
          m1: { type: memory, capacity: 1 GiB, latency: 10 ns, bandwidth: 10 GB/s }
          m2: { type: memory, capacity: 1 GiB, latency: 10 ns, bandwidth: 10 GB/s }
        connect:
          - { from: a.mem, to: link.in }
          - { from: link.out, to: m1.port }
          - { from: b.mem, to: tsv.in }
          - { from: tsv.out, to: m2.port }
          - { from: c.mem, to: bus.in }
          - { from: bus.ram, to: ram.port }
        """;

    [Theory]
    [InlineData("memory.yaml:mem")]
    [InlineData("memory.yaml:cpu")]
    [InlineData("quickstart.yaml:npu")]
    [InlineData("lpddr5.yaml:mem")]
    [InlineData("rom-npu.yaml:rom")]
    [InlineData("rom-npu.yaml:sram")]
    [InlineData("bump-interface.yaml:bumps")]
    [InlineData("lpddr5-pim.yaml:mem")]
    [InlineData("hbm-logic-pim.yaml:stack")]
    [InlineData("nand-flash.yaml:flash")]
    [InlineData("cim-attention.yaml:cim")]
    public void A_component_of_a_scenario_passes(string target) => Passes($"scenarios/{target}");

    [Theory]
    [InlineData("link")]
    [InlineData("tsv")]
    [InlineData("bus")]
    [InlineData("ram")]
    public void A_component_that_no_scenario_has_passes(string component)
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("conformance.yaml", System);
        Passes($"{file}:{component}");
    }

    [Fact]
    public void A_component_that_a_scenario_does_not_have_is_bad_input()
    {
        Outcome outcome = Tool.Tlm("conformance", "scenarios/memory.yaml:men");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("mem", outcome.Error, StringComparison.Ordinal);
    }

    private static void Passes(string target)
    {
        Outcome outcome = Tool.Tlm("conformance", target, "--json");
        Assert.True(outcome.ExitCode == 0, outcome.Output + outcome.Error);
        using JsonDocument result = JsonDocument.Parse(outcome.Output);
        JsonElement[] rules = [.. result.RootElement.GetProperty("rules").EnumerateArray()];
        Assert.NotEmpty(rules);
        Assert.Equal(0, result.RootElement.GetProperty("failed").GetInt32());
        Assert.Contains(rules, static rule => rule.GetProperty("verdict").GetString() == "passed");
    }
}
