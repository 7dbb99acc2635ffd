using Tlm.Hosting.Scenarios.Model;

namespace Tlm.Cli.Rendering;

/// <summary>A system as nodes and edges: components at the top level, grouped by partition, and the links between them.</summary>
internal sealed record SystemGraph(string Name, IReadOnlyList<SystemGraph.Node> Nodes, IReadOnlyList<SystemGraph.Edge> Edges)
{
    /// <summary>A component.</summary>
    public sealed record Node(string Name, string Type, string Partition);

    /// <summary>A link, with its timing as label.</summary>
    public sealed record Edge(string From, string To, string Label);

    /// <summary>The graph of an elaborated system.</summary>
    public static SystemGraph Of(Scenario scenario)
    {
        var nodes = scenario.Components.Select(entry => new Node(entry.Name, entry.Type.Name, entry.Partition));
        var edges = scenario.Links.Select(link => new Edge(Root(link.Options.From), Root(link.Options.To), Label(link.Options)));
        return new SystemGraph(scenario.Name, [.. nodes], [.. edges]);
    }

    private static string Root(string port) => port.Split('.')[0];

    private static string Label(LinkOptions link)
    {
        string?[] parts = [link.Latency.IsZero ? null : link.Latency.ToString(), link.Bandwidth?.ToString()];
        return string.Join(", ", parts.OfType<string>());
    }
}
