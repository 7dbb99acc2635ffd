using System.Xml.Linq;

namespace Tlm.EndToEnd.Tests;

/// <summary>Systems as diagrams, and descriptions of types.</summary>
public class GraphRules
{
    private static readonly string Scenario = Repository.File("scenarios", "rom-npu.yaml");

    [Fact]
    public void A_system_as_svg_is_good_xml_with_every_component_and_link()
    {
        var outcome = Tool.Tlm("graph", Scenario, "--format", "svg");
        Assert.Equal(0, outcome.ExitCode);
        var texts = XDocument.Parse(outcome.Output).Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value).ToArray();
        Assert.Equal(["npu", "npu, main", "rom", "rom, main", "sram", "sram, main"], texts.Where(text => !text.EndsWith("ns", StringComparison.Ordinal)).Order());
        Assert.Equal(2, texts.Count(text => text == "2 ns"));
    }

    [DotFact]
    public void Graphviz_accepts_the_dot_form()
    {
        var drawn = Tool.Run("sh", "-c", $"'{Repository.File("tools", "tlm")}' graph '{Scenario}' --format dot | dot -Tsvg");
        Assert.True(drawn.ExitCode == 0, drawn.Error);
        Assert.Contains("<svg", drawn.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_is_described_with_ports_parameters_statistics_and_energy()
    {
        var outcome = Tool.Tlm("describe", "memory");
        Assert.Equal(0, outcome.ExitCode);
        foreach (var expected in new[] { @"latency +100 ns +assumed", @"port +target socket +Payload +yes", @"bytes_read +counter +B +bytes read", @"static +power drawn all the time" })
            Assert.Matches(expected, outcome.Output);
    }
}

/// <summary>A fact that needs Graphviz; skipped with the reason where it is missing.</summary>
public sealed class DotFactAttribute : FactAttribute
{
    public DotFactAttribute()
    {
        if (!File.Exists("/usr/bin/dot"))
            Skip = "needs dot: install Debian's graphviz (.ci/run does)";
    }
}
