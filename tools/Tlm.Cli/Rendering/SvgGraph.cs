using Tlm.Reporting.Diagrams;

namespace Tlm.Cli.Rendering;

/// <summary>A system as the reports draw it.</summary>
internal static class SvgGraph
{
    public static SystemDiagram Of(SystemGraph graph)
    {
        var nodes = graph.Nodes.Select(node => new DiagramNode(node.Name, node.Type, node.Partition));
        var edges = graph.Edges.Select(edge => new DiagramEdge(edge.From, edge.To, edge.Label));
        return new SystemDiagram(graph.Name, [.. nodes], [.. edges]);
    }
}
