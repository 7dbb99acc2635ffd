using System.Text.Json.Nodes;
using Tlm.Hosting.Scenarios.Yaml;

namespace Tlm.Hosting.Binding.Readers;

/// <summary>Reads a member of an enumeration; letter case, hyphens and underscores do not matter.</summary>
internal sealed class EnumReader(Type type) : PlainReader
{
    private readonly string[] _names = Enum.GetNames(type).Select(KeyNames.OfMember).ToArray();

    /// <inheritdoc/>
    public override string Expected => $"one of: {string.Join(", ", _names)}";

    /// <inheritdoc/>
    public override string Write(object? value) => KeyNames.OfMember(value!.ToString()!);

    /// <summary>The one spelling of a member in files; other text as it is.</summary>
    public string Spell(string text) => _names.FirstOrDefault(name => KeyNames.Bare(name) == KeyNames.Bare(text), text);

    /// <inheritdoc/>
    public override JsonObject Schema()
    {
        var names = new JsonArray(_names.Select(name => (JsonNode)name).ToArray());
        return new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["enum"] = names }, new JsonObject { ["$ref"] = "#/$defs/reference" }) };
    }

    /// <inheritdoc/>
    protected override bool TryParse(ScalarNode scalar, out object? value, out string problem)
    {
        problem = "";
        value = null;
        foreach (var name in Enum.GetNames(type))
            if (KeyNames.Bare(name) == KeyNames.Bare(scalar.Text))
                value = Enum.Parse(type, name);
        if (value is null)
            problem = UnknownName.Describe("value", scalar.Text, "", _names);
        return value is not null;
    }
}
