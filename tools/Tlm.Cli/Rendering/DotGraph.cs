using System.Text;

namespace Tlm.Cli.Rendering;

/// <summary>Writes a system for Graphviz.</summary>
internal static class DotGraph
{
    public static string Draw(SystemGraph graph)
    {
        var text = new StringBuilder($"digraph {Quote(graph.Name)} {{\n  rankdir=LR;\n  node [shape=box, style=rounded];\n");
        foreach (var partition in graph.Nodes.GroupBy(node => node.Partition))
        {
            text.Append($"  subgraph {Quote("cluster_" + partition.Key)} {{\n    label={Quote(partition.Key)};\n");
            foreach (var node in partition)
                text.Append($"    {Quote(node.Name)} [label={Quote($"{node.Name}\n{node.Type}")}];\n");
            text.Append("  }\n");
        }
        foreach (var edge in graph.Edges)
            text.Append($"  {Quote(edge.From)} -> {Quote(edge.To)} [label={Quote(edge.Label)}];\n");
        return text.Append("}\n").ToString();
    }

    private static string Quote(string text)
    {
        return $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";
    }
}
