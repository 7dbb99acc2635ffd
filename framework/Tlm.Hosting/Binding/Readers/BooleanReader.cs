using System.Text.Json.Nodes;
using Tlm.Hosting.Scenarios.Yaml;

namespace Tlm.Hosting.Binding.Readers;

/// <summary>Reads true and false.</summary>
internal sealed class BooleanReader : PlainReader
{
    /// <inheritdoc/>
    public override string Expected => "true or false";

    /// <inheritdoc/>
    public override string Write(object? value) => (bool)value! ? "true" : "false";

    /// <inheritdoc/>
    public override JsonObject Schema()
    {
        return new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "boolean" }, new JsonObject { ["$ref"] = "#/$defs/reference" }) };
    }

    /// <inheritdoc/>
    protected override bool TryParse(ScalarNode scalar, out object? value, out string problem)
    {
        value = scalar.Text == "true";
        problem = scalar.Text is "true" or "false" ? "" : $"'{scalar.Text}' is neither true nor false";
        return problem.Length == 0;
    }
}
