using System.Globalization;
using System.Text.Json.Nodes;
using Tlm.Hosting.Scenarios.Yaml;

namespace Tlm.Hosting.Binding.Readers;

/// <summary>Reads any type that parses itself.</summary>
internal sealed class ParsableReader<T>(ParameterAttribute attribute) : PlainReader
    where T : IParsable<T>
{
    /// <inheritdoc/>
    public override string Expected => attribute.Description;

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["type"] = new JsonArray("string", "number") };

    /// <inheritdoc/>
    protected override bool TryParse(ScalarNode scalar, out object? value, out string problem)
    {
        var read = T.TryParse(scalar.Text, CultureInfo.InvariantCulture, out var parsed);
        value = parsed;
        problem = read ? "" : $"'{scalar.Text}' does not fit: expected {Expected}";
        return read;
    }
}
