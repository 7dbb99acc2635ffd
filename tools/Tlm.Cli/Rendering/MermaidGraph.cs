using System.Text;

namespace Tlm.Cli.Rendering;

/// <summary>Writes a system for Mermaid.</summary>
internal static class MermaidGraph
{
    public static string Draw(SystemGraph graph)
    {
        var text = new StringBuilder("flowchart LR\n");
        var ids = graph.Nodes.Select((node, index) => (node.Name, Id: $"c{index}")).ToDictionary(pair => pair.Name, pair => pair.Id, StringComparer.Ordinal);
        foreach (var partition in graph.Nodes.GroupBy(node => node.Partition))
        {
            text.Append($"  subgraph {Label(partition.Key)}\n");
            foreach (var node in partition)
                text.Append($"    {ids[node.Name]}[{Label($"{node.Name}<br/>{node.Type}")}]\n");
            text.Append("  end\n");
        }
        foreach (var edge in graph.Edges)
            text.Append($"  {ids[edge.From]} -->{(edge.Label.Length == 0 ? "" : $"|{Label(edge.Label)}|")} {ids[edge.To]}\n");
        return text.ToString();
    }

    private static string Label(string text) => $"\"{text.Replace("\"", "#quot;", StringComparison.Ordinal)}\"";
}
