namespace Tlm.EndToEnd.Tests;

public class SchemaRules
{
    private static readonly string Scenario = Repository.File("scenarios", "schema", "scenario.schema.json");

    [Fact]
    public void The_committed_schema_is_the_one_that_the_component_types_give()
    {
        var generated = Tool.Tlm("list", "--schema");
        Assert.Equal(0, generated.ExitCode);
        Assert.True(generated.Output == File.ReadAllText(Scenario), "scenarios/schema is out of date: run tools/update-schema");
    }

    [Fact]
    public void Every_scenario_tells_editors_where_its_schema_is()
    {
        Assert.All(Scenarios.All, file =>
        {
            var first = File.ReadLines(file).First();
            Assert.True(first.StartsWith("# yaml-language-server: $schema=", StringComparison.Ordinal), $"{file} does not name its schema: run tools/update-schema");
            Assert.Equal(Scenario, Path.GetFullPath(first["# yaml-language-server: $schema=".Length..], Path.GetDirectoryName(file)!));
        });
    }

    [Fact]
    public void Every_key_of_the_schema_has_a_description()
    {
        var lacking = new List<string>();
        Look(System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(Scenario))!.AsObject(), "", lacking);
        Assert.Empty(lacking);
    }

    private static void Look(System.Text.Json.Nodes.JsonObject schema, string path, List<string> lacking)
    {
        // what refines another schema ('allOf') has its descriptions there
        foreach (var (key, value) in schema["allOf"] is null ? schema["properties"] as System.Text.Json.Nodes.JsonObject ?? [] : [])
        {
            if (value is System.Text.Json.Nodes.JsonObject property && property["description"] is null && property["$ref"] is null && property["const"] is null)
                lacking.Add($"{path}/{key}");
        }
        foreach (var (key, value) in schema)
        {
            if (value is System.Text.Json.Nodes.JsonObject inner)
                Look(inner, $"{path}/{key}", lacking);
            else if (value is System.Text.Json.Nodes.JsonArray list)
                foreach (var item in list.OfType<System.Text.Json.Nodes.JsonObject>())
                    Look(item, $"{path}/{key}", lacking);
        }
    }

    [NodeFact]
    public void Every_scenario_satisfies_the_schema()
    {
        var checkedFiles = Check(Scenario, [.. Scenarios.All]);
        Assert.True(checkedFiles.ExitCode == 0, checkedFiles.Output + checkedFiles.Error);
    }

    [NodeFact]
    public void The_schema_refuses_what_the_command_refuses()
    {
        using var folder = new TemporaryFolder();
        var good = folder.Write("good.yaml", "tlm: 1\ncomponents: { m: { type: memory, latency: { value: 5 ns, provenance: published }, bandwidth: \"${b}\" } }\n");
        Assert.Equal(0, Check(Scenario, good).ExitCode);
        foreach (var bad in new[] { "latncy: 5 ns", "latency: 5 MHz", "latency: { value: 5 ns, provenance: known }", "outstanding: many" })
        {
            var file = folder.Write("bad.yaml", $"tlm: 1\ncomponents: {{ m: {{ type: memory, {bad} }} }}\n");
            Assert.Equal(1, Check(Scenario, file).ExitCode);
            Assert.Equal(2, Tool.Tlm("check", file).ExitCode);
        }
    }

    [NodeFact]
    public void A_result_satisfies_its_schema()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Tool.Tlm("run", Scenarios.Memory, "--quiet", "--out", folder.Path).ExitCode);
        var result = Check(Repository.File("scenarios", "schema", "result.schema.json"), folder["result.json"]);
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
    }

    private static Outcome Check(string schema, params string[] files)
    {
        return Tool.Run("node", [Repository.File("tests", "schema-check", "check.mjs"), schema, .. files]);
    }
}
