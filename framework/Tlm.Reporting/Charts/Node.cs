using System.Text.Json.Nodes;

namespace Tlm.Reporting.Charts;

/// <summary>A part of a whole that has parts itself.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">How much; at least the sum of its parts.</param>
internal sealed record Node(string Name, double Value)
{
    public List<Node> Parts { get; } = [];

    public JsonObject ToJson() => new()
    {
        ["name"] = Name,
        ["value"] = Rounding.ToDigits(Value, 6),
        ["parts"] = new JsonArray([.. Parts.Select(part => (JsonNode)part.ToJson())]),
    };

    /// <summary>A whole of given parts.</summary>
    public static Node Sum(string name, IEnumerable<Node> parts)
    {
        Node[] all = [.. parts.Where(part => part.Value > 0).OrderByDescending(part => part.Value)];
        var node = new Node(name, all.Sum(part => part.Value));
        node.Parts.AddRange(all);
        return node;
    }
}
