using System.Text.Json.Nodes;

namespace Tlm.Reporting.Tests;

/// <summary>What a person meets who opens a report.</summary>
public class BrowserRules
{
    [BrowserTheory]
    [InlineData("quickstart.yaml", "npu.workload.decode_tokens=2", "icicle lines bars roofline")]
    [InlineData("lpddr5-pim.yaml", "components.npu.layers=1", "icicle lines bars")]
    [InlineData("rom-npu.yaml", "npu.workload.decode_tokens=1", "icicle lines bars roofline")]
    public void A_report_opens_offline_without_errors_and_every_chart_has_its_marks(string scenario, string setting, string kinds)
    {
        using var run = new RunFolder(scenario, "--set", setting);
        var found = Browser.Check(run.Report);
        Assert.Empty(found["errors"]!.AsArray());
        Assert.Empty(found["requests"]!.AsArray());
        Assert.Equal(string.Empty, string.Join('\n', found["violations"]!.AsArray()));
        var charts = found["charts"]!.AsArray();
        Assert.Equal(kinds.Split(' ').Order(), charts.Select(chart => chart!["kind"]!.ToString()).Distinct().Order());
        Assert.All(charts, chart => Assert.InRange(chart!["marks"]!.GetValue<int>(), 5, int.MaxValue));
        CheckKeyboard(found["keyboard"]!);
        CheckNumbers(found, run.Result);
        Assert.True(found["plain"]!["visible"]!.GetValue<bool>());
    }

    [BrowserFact]
    public void Runs_side_by_side_show_what_differs()
    {
        using var one = new RunFolder("memory.yaml", "--set", "cpu.count=2000");
        using var two = new RunFolder("memory.yaml", "--set", "cpu.count=2000", "--set", "mem.latency=90 ns");
        File.WriteAllText(one.Report, ReportWriter.Write([one.Path, two.Path]));
        var found = Browser.Check(one.Report);
        Assert.Empty(found["errors"]!.AsArray());
        Assert.Equal(string.Empty, string.Join('\n', found["violations"]!.AsArray()));
        string html = File.ReadAllText(one.Report);
        html = html[html.IndexOf("id=\"comparison\"", StringComparison.Ordinal)..html.IndexOf("id=\"run1-summary\"", StringComparison.Ordinal)];
        Assert.Matches("<th scope=\"row\">mem.latency</th><td class=\"number\">60 ns</td><td class=\"number\">90 ns</td>", html);
        Assert.Matches("cpu.mean_latency</th><td class=\"number\"><data value=\"[0-9.]+\">[^<]+</data></td><td class=\"number\"><data value=\"[0-9.]+\">[^<]+</data> <span class=\"change\">", html);
        Assert.DoesNotContain("mem.bandwidth", html, StringComparison.Ordinal);
    }

    private static void CheckKeyboard(JsonNode keyboard)
    {
        Assert.Equal("Skip to the results", keyboard["first"]!.ToString());
        Assert.Equal(keyboard["charts"]!.GetValue<int>(), keyboard["reached"]!.GetValue<int>());
        Assert.All(keyboard["said"]!.AsArray(), said => Assert.Matches("[0-9]", said!.ToString()));
    }

    // every number that carries the name of a metric is the one of result.json, to the last digit
    private static void CheckNumbers(JsonObject found, JsonObject result)
    {
        var shown = found["data"]!.AsArray().Where(data => data!["metric"] is not null).ToLookup(data => data!["metric"]!.ToString(), data => data!["value"]!.ToString());
        var headlines = result["headlines"]!.AsArray();
        Assert.NotEmpty(headlines);
        Assert.All(headlines, headline => Assert.Equal([headline!["value"]!.ToJsonString()], shown[headline["metric"]!.ToString()]));
        Assert.Equal([result["energy"]!["total_fj"]!.ToJsonString()], shown["energy.total"]);
        var values = found["data"]!.AsArray().Select(data => data!["value"]!.ToString()).ToHashSet();
        foreach (var (_, component) in result["components"]!.AsObject())
            foreach (var (_, energy) in component!["energy_fj"]!.AsObject())
                Assert.True(energy!.ToJsonString() == "0" || values.Contains(energy.ToJsonString()));
    }
}
