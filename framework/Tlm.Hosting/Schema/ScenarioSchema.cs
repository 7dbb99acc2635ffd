using System.Text.Json;
using System.Text.Json.Nodes;
using Tlm.Hosting.Binding;
using Tlm.Hosting.Catalog;
using Tlm.Hosting.Scenarios.Loading;
using Tlm.Hosting.Scenarios.Model;

namespace Tlm.Hosting.Schema;

/// <summary>Generates the JSON Schema of scenario files from the component types, for editors and tests.</summary>
public static class ScenarioSchema
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema as text, ending with a line break.</summary>
    public static string Generate(IComponentCatalog catalog) => Build(catalog).ToJsonString(Indented) + "\n";

    private static JsonObject Build(IComponentCatalog catalog)
    {
        return new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "Tlm scenario",
            ["description"] = "A system of components, how they are linked, and how it runs. Any number may be written as { value, provenance, source, note }.",
            ["type"] = "object",
            ["properties"] = Top(),
            ["additionalProperties"] = false,
            ["$defs"] = Definitions(catalog),
        };
    }

    private static JsonObject Top()
    {
        var paths = new JsonObject { ["type"] = new JsonArray("string", "array"), ["items"] = Text() };
        return new JsonObject
        {
            ["tlm"] = new JsonObject { ["const"] = ScenarioKeys.FormatVersion, ["description"] = "Version of the format; a file that is only included may leave it out." },
            ["name"] = Text("Name of the scenario."),
            ["description"] = Text("What the scenario shows."),
            ["extends"] = With(paths, "Scenario files that this one changes, relative to it."),
            ["include"] = With(paths, "Files whose content is added before this file's own, relative to it."),
            ["plugins"] = With(new JsonObject { ["type"] = "array", ["items"] = Text() }, "Assemblies with further component types, relative to this file."),
            ["parameters"] = new JsonObject { ["type"] = "object", ["description"] = "Named values that any value of the scenario uses as ${name}." },
            ["components"] = new JsonObject { ["type"] = "object", ["additionalProperties"] = Reference("component"), ["description"] = "The components by name." },
            ["connect"] = ListOf(OptionsSchema.Of(typeof(LinkOptions)), "Links between ports."),
            ["address_map"] = ListOf(OptionsSchema.Of(typeof(AddressRangeOptions)), "Which target answers for which addresses."),
            ["partitions"] = Partitions(),
            ["supplies"] = ListOf(OptionsSchema.Of(typeof(SupplyOptions)), "Voltage converters and what they feed; their losses are charged as energy."),
            ["run"] = With(OptionsSchema.Of(typeof(RunOptions)), "How long and how to run."),
            ["claims"] = ListOf(OptionsSchema.Of(typeof(ClaimOptions)), "Published results that the run is held against."),
        };
    }

    private static JsonObject Partitions()
    {
        return new JsonObject
        {
            ["type"] = "object",
            ["description"] = "Partitions that may run in parallel, each a list of components; only links with a latency may cross.",
            ["additionalProperties"] = new JsonObject { ["type"] = "array", ["items"] = Text() },
        };
    }

    private static JsonObject Definitions(IComponentCatalog catalog)
    {
        var definitions = new JsonObject
        {
            ["reference"] = new JsonObject { ["type"] = "string", ["pattern"] = @"\$\{[^}]+\}" },
            ["provenanced"] = Provenanced(),
            ["component"] = Component(catalog),
        };
        foreach (var type in catalog.Types)
            definitions[$"component-{type.Name}"] = With(Options(type), type.Description);
        return definitions;
    }

    private static JsonObject Component(IComponentCatalog catalog)
    {
        var names = new JsonArray(catalog.Types.Select(type => (JsonNode)type.Name).ToArray());
        var cases = new JsonArray(catalog.Types.Select(type => (JsonNode)new JsonObject
        {
            ["if"] = new JsonObject { ["properties"] = new JsonObject { ["type"] = new JsonObject { ["const"] = type.Name } }, ["required"] = new JsonArray("type") },
            ["then"] = Reference($"component-{type.Name}"),
        }).ToArray());
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { ["type"] = new JsonObject { ["type"] = "string", ["examples"] = names, ["description"] = "The component type." } },
            ["allOf"] = cases,
        };
    }

    private static JsonObject Options(ComponentType type)
    {
        var options = OptionsSchema.Of(type.OptionsType ?? typeof(object),
            ("type", new JsonObject { ["const"] = type.Name }), ("partition", Text("The partition that the component runs in.")));
        options.Remove("required"); // a file that extends another need not repeat them; 'tlm check' knows
        return options;
    }

    private static JsonObject Provenanced()
    {
        var grades = new JsonArray(Enum.GetNames<Provenance>().Select(name => (JsonNode)KeyNames.OfMember(name)).ToArray());
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["value"] = new JsonObject { ["description"] = "The value, with its unit where it has one." },
                ["provenance"] = new JsonObject { ["enum"] = grades, ["description"] = "Where the value comes from." },
                ["source"] = Text("Title, clause, page or link."),
                ["note"] = Text("A remark, such as the arithmetic of a derived value."),
                ["fitted_to"] = new JsonObject { ["type"] = "array", ["items"] = Text(), ["description"] = "Claims that a calibrated or anchored value was fitted to." },
            },
            ["required"] = new JsonArray("value"),
            ["additionalProperties"] = false,
        };
    }

    private static JsonObject ListOf(JsonObject item, string description)
    {
        item.Remove("required"); // items of a file that extends another may change a part only
        return new JsonObject { ["type"] = "array", ["description"] = description, ["items"] = item };
    }

    private static JsonObject With(JsonObject schema, string description)
    {
        var copy = (JsonObject)schema.DeepClone();
        copy["description"] = description;
        return copy;
    }

    private static JsonObject Text(string? description = null)
    {
        var text = new JsonObject { ["type"] = "string" };
        if (description is not null)
            text["description"] = description;
        return text;
    }

    private static JsonObject Reference(string name) => new() { ["$ref"] = $"#/$defs/{name}" };
}
