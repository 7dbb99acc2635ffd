using System.Text.Json;
using System.Text.Json.Nodes;
using Tlm.Hosting.Scenarios.Yaml;

namespace Tlm.Hosting.Running;

/// <summary>Writes a scenario tree as JSON.</summary>
internal static class TreeJson
{
    public static JsonNode Of(Node node) => Convert(node) ?? new JsonObject();

    private static JsonNode? Convert(Node node)
    {
        return node switch
        {
            MappingNode mapping => new JsonObject(mapping.Entries.Select(entry => KeyValuePair.Create(entry.Key, Convert(entry.Value)))),
            SequenceNode list => new JsonArray([.. list.Items.Select(Convert)]),
            ScalarNode scalar => Scalar(scalar),
            _ => null,
        };
    }

    private static JsonNode? Scalar(ScalarNode scalar)
    {
        if (scalar.IsNull)
            return null;
        if (!scalar.IsQuoted && (scalar.Text is "true" or "false" || IsNumber(scalar.Text)))
            return JsonNode.Parse(scalar.Text);
        return JsonValue.Create(scalar.Text);
    }

    private static bool IsNumber(string text)
    {
        var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(text));
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.Number && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
