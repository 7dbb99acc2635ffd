using System.Text.Json.Nodes;
using Tlm.Hosting.Scenarios.Yaml;

namespace Tlm.Hosting.Binding.Readers;

/// <summary>Reads texts.</summary>
internal sealed class StringValueReader : PlainReader
{
    /// <inheritdoc/>
    public override string Expected => "a text";

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["type"] = new JsonArray("string", "number", "boolean") };

    /// <inheritdoc/>
    protected override bool TryParse(ScalarNode scalar, out object? value, out string problem)
    {
        value = scalar.Text;
        problem = "";
        return true;
    }
}
