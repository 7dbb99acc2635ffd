using System.Text.Json.Nodes;
using Tlm.Observability.Collection;
using Tlm.Observability.Results;

namespace Tlm.Observability.Tests;

public class ResultFileRules
{
    [Fact]
    public void Integers_are_written_in_full()
    {
        var huge = Int128.Parse("123456789012345678901234567890", null);
        var text = Write(Runs.Make(entries: [new EnergyEntry("mem", "read", "reading", huge)]));
        Assert.Contains("\"total_fj\": 123456789012345678901234567890", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_measurement_is_in_the_file()
    {
        var component = JsonNode.Parse(Write(Runs.Make()))!["components"]!["mem"]!;
        Assert.Equal(5, component["statistics"]!["reads"]!["value"]!.GetValue<long>());
        Assert.Equal(0.25, component["statistics"]!["busy"]!["utilisation"]!.GetValue<double>());
        Assert.Equal("[[32,1],[64,1]]", component["statistics"]!["sizes"]!["bins"]!.ToJsonString());
        Assert.Equal(2.5, component["results"]!["rate"]!["value"]!.GetValue<double>());
        Assert.Equal(60, component["breakdowns"]!["time"]!["parts"]![0]!["amount"]!.GetValue<long>());
        Assert.Equal("[[\"gemm\",12,0.75]]", component["tables"]!["operators"]!["rows"]!.ToJsonString());
        Assert.Equal(70, component["energy_fj"]!["read"]!.GetValue<long>());
    }

    [Fact]
    public void A_number_that_is_none_is_null()
    {
        var text = Write(Runs.Make(result: double.NaN));
        Assert.Null(JsonNode.Parse(text)!["headlines"]![0]!["value"]);
    }

    private static string Write(RunMeasurement run)
    {
        return ResultWriter.Write(new ResultDocument
        {
            Status = RunStatus.Completed,
            Scenario = new ScenarioSummary("s", "d", ["s.yaml"], [], new JsonObject()),
            Parameters = [new ParameterValue("mem.latency", "5 ns", Provenance.Published, "a datasheet", null, "s.yaml:3:4")],
            Measurement = run,
            Fingerprint = "f",
            Claims = [],
            Circumstances = new RunCircumstances(1, 1, ["main"], 0.5, 10, "finished", [("tlm", "0.1.0")]),
        });
    }
}
