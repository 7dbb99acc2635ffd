namespace Tlm.Reporting.Diagrams;

/// <summary>Places components in columns: each right of those that send to it, as far as cycles allow.</summary>
internal static class Layering
{
    /// <summary>The columns, each with its components from top to bottom.</summary>
    public static IReadOnlyList<IReadOnlyList<DiagramNode>> Of(SystemDiagram diagram)
    {
        var column = diagram.Nodes.ToDictionary(node => node.Name, _ => 0, StringComparer.Ordinal);
        for (int round = 0; round < diagram.Nodes.Count; round++)
        {
            foreach (DiagramEdge edge in diagram.Edges.Where(edge => edge.From != edge.To && column.ContainsKey(edge.From) && column.ContainsKey(edge.To)))
                column[edge.To] = Math.Min(diagram.Nodes.Count - 1, Math.Max(column[edge.To], column[edge.From] + 1));
        }
        int[] used = [.. column.Values.Distinct().Order()];
        var columns = used.Select(_ => new List<DiagramNode>()).ToArray();
        foreach (DiagramNode node in diagram.Nodes)
            columns[Array.IndexOf(used, column[node.Name])].Add(node);
        return columns;
    }
}
