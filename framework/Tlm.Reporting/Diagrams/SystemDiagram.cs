namespace Tlm.Reporting.Diagrams;

/// <summary>A system to draw: components and links.</summary>
/// <param name="Name">Name of the system.</param>
/// <param name="Nodes">The components.</param>
/// <param name="Edges">The links.</param>
public sealed record SystemDiagram(string Name, IReadOnlyList<DiagramNode> Nodes, IReadOnlyList<DiagramEdge> Edges);

/// <summary>A component of a diagram.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Partition">Its partition.</param>
/// <param name="Use">A resource of it and how busy that was, 0 to 1; null when unknown.</param>
public sealed record DiagramNode(string Name, string Type, string Partition, (string Resource, double Share)? Use = null);

/// <summary>A link of a diagram.</summary>
/// <param name="From">Name of the component at one end.</param>
/// <param name="To">Name of the component at the other end.</param>
/// <param name="Label">What is written at it.</param>
/// <param name="Width">Its bandwidth in bits a second, which its width shows; null when unlimited or unknown.</param>
public sealed record DiagramEdge(string From, string To, string Label, double? Width = null);
