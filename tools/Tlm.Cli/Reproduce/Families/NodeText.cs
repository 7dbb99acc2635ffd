using Tlm.Hosting.Scenarios.Yaml;

namespace Tlm.Cli.Reproduce.Families;

/// <summary>Writes a node as YAML on one line, so that it can be the value of an override.</summary>
internal static class NodeText
{
    /// <summary>The text.</summary>
    public static string Of(Node node)
    {
        return node switch
        {
            ScalarNode { IsNull: true } => "~",
            ScalarNode scalar => Quoted(scalar.Text),
            SequenceNode list => $"[{string.Join(", ", list.Items.Select(Of))}]",
            MappingNode mapping => $"{{{string.Join(", ", mapping.Entries.Select(entry => $"{Quoted(entry.Key)}: {Of(entry.Value)}"))}}}",
            _ => throw new InvalidOperationException($"no text for {node.Kind}"),
        };
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
