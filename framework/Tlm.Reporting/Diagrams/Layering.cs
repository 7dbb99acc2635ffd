namespace Tlm.Reporting.Diagrams;

/// <summary>Places components in columns: each right of those that send to it. Components that send to each other in a ring share two columns.</summary>
internal static class Layering
{
    /// <summary>The columns, each with its components from top to bottom.</summary>
    public static IReadOnlyList<IReadOnlyList<DiagramNode>> Of(SystemDiagram diagram)
    {
        var next = diagram.Nodes.ToDictionary(node => node.Name, _ => new List<string>(), StringComparer.Ordinal);
        foreach (DiagramEdge edge in diagram.Edges.Where(edge => edge.From != edge.To && next.ContainsKey(edge.From) && next.ContainsKey(edge.To)))
            next[edge.From].Add(edge.To);
        Ring[] rings = Rings(diagram, next);
        Arrange(rings, next);
        var columns = diagram.Nodes.ToLookup(node => rings.First(ring => ring.Side.ContainsKey(node.Name)).ColumnOf(node.Name));
        return Ordered([.. columns.OrderBy(column => column.Key).Select(column => column.ToArray())], next);
    }

    // from left to right beside what sends to them, so that few links cross
    private static List<DiagramNode[]> Ordered(DiagramNode[][] columns, Dictionary<string, List<string>> next)
    {
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        var ordered = new List<DiagramNode[]>();
        foreach (DiagramNode[] column in columns)
        {
            ordered.Add([.. column.OrderBy(node => Row(node.Name))]);
            foreach (var (row, node) in ordered[^1].Index())
                rows[node.Name] = row;
        }
        return ordered;

        // the lower median of the rows of the senders, which a sender far away does not move
        int Row(string name)
        {
            int[] senders = [.. rows.Where(row => next[row.Key].Contains(name)).Select(row => row.Value).Order()];
            return senders.Length == 0 ? 0 : senders[(senders.Length - 1) / 2];
        }
    }

    // each right of what sends to it; rings do not send to each other in a ring
    private static void Arrange(Ring[] rings, Dictionary<string, List<string>> next)
    {
        for (int round = 0; round < rings.Length; round++)
        {
            foreach (Ring ring in rings)
            {
                foreach (Ring target in rings.Where(target => target != ring && ring.Side.Keys.Any(name => next[name].Any(target.Side.ContainsKey))))
                    target.Column = Math.Max(target.Column, ring.Column + ring.Width);
            }
        }
    }

    private static Ring[] Rings(SystemDiagram diagram, Dictionary<string, List<string>> next)
    {
        var reached = next.Keys.ToDictionary(name => name, name => Reach(name, next), StringComparer.Ordinal);
        var rings = new List<Ring>();
        foreach (DiagramNode node in diagram.Nodes.Where(node => !rings.Exists(ring => ring.Side.ContainsKey(node.Name))))
            rings.Add(new Ring([.. diagram.Nodes.Select(other => other.Name).Where(other => other == node.Name || (reached[node.Name].Contains(other) && reached[other].Contains(node.Name)))], next));
        return [.. rings];
    }

    private static HashSet<string> Reach(string start, Dictionary<string, List<string>> next)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([start]);
        while (open.TryPop(out string? name))
        {
            foreach (string other in next[name].Where(reached.Add))
                open.Push(other);
        }
        return reached;
    }

    /// <summary>Components that all reach each other; one alone is a ring as well.</summary>
    private sealed class Ring
    {
        public Ring(string[] names, Dictionary<string, List<string>> next)
        {
            Side[names[0]] = 0;
            var open = new Queue<string>([names[0]]);
            while (open.TryDequeue(out string? name))
            {
                foreach (string other in next[name].Where(other => names.Contains(other) && Side.TryAdd(other, 1 - Side[name])))
                    open.Enqueue(other);
            }
            // what sends to the right stands on the right
            if (Outgoing(0) > Outgoing(1))
                foreach (string name in names)
                    Side[name] = 1 - Side[name];

            int Outgoing(int side) => names.Where(name => Side[name] == side).Sum(name => next[name].Count(other => !names.Contains(other)));
        }

        /// <summary>0 for the left one of its columns, 1 for the right one.</summary>
        public Dictionary<string, int> Side { get; } = new(StringComparer.Ordinal);

        /// <summary>Its first column.</summary>
        public int Column { get; set; }

        public int Width => Side.Count > 1 ? 2 : 1;

        public int ColumnOf(string name) => Column + (Width > 1 ? Side[name] : 0);
    }
}
