using System.Text.Json.Nodes;

namespace Tlm.Hosting.Binding.Readers;

/// <summary>JSON Schema of numbers: a bare one, a reference to a scenario parameter, or an object with provenance.</summary>
internal static class NumberSchema
{
    /// <summary>Allows a number to be given with its provenance, or by <c>${name}</c>.</summary>
    public static JsonObject WithProvenance(JsonObject bare)
    {
        return new JsonObject
        {
            ["anyOf"] = new JsonArray(
                bare,
                new JsonObject { ["$ref"] = "#/$defs/reference" },
                new JsonObject
                {
                    ["allOf"] = new JsonArray(new JsonObject { ["$ref"] = "#/$defs/provenanced" }),
                    ["properties"] = new JsonObject
                    {
                        ["value"] = new JsonObject { ["anyOf"] = new JsonArray(bare.DeepClone(), new JsonObject { ["$ref"] = "#/$defs/reference" }) },
                    },
                }),
        };
    }

    /// <summary>A text of a decimal and a unit of the same dimension as <paramref name="unit"/>.</summary>
    public static JsonObject Text(Unit unit)
    {
        var units = UnitNames.SameDimension(unit);
        var pattern = units.Count > 0
            ? $@"^\s*[-+]?[0-9.]+([eE][-+]?[0-9]+)?\s*({string.Join('|', units.Select(u => u.Replace("*", "\\*", StringComparison.Ordinal)))})\s*$"
            : @"^\s*[-+]?[0-9.]+([eE][-+]?[0-9]+)?\s*[^0-9\s].*$";
        return new JsonObject { ["type"] = "string", ["pattern"] = pattern };
    }
}
