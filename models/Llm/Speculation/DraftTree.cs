namespace Tlm.Models.Llm;

/// <summary>A tree of candidate tokens: its nodes in the order in which they were worth adding, each with the probability that the text passes through it.</summary>
public sealed class DraftTree
{
    private readonly double[] _byDepth;

    private DraftTree(IReadOnlyList<DraftNode> nodes)
    {
        Nodes = nodes;
        int depth = nodes.Count == 0 ? 0 : nodes.Max(node => node.Depth);
        _byDepth = new double[depth];
        foreach (DraftNode node in nodes)
            _byDepth[node.Depth - 1] += node.Probability;
    }

    /// <summary>The nodes; the verified token at the root is not among them.</summary>
    public IReadOnlyList<DraftNode> Nodes { get; }

    /// <summary>Tokens on the longest path.</summary>
    public int Depth => _byDepth.Length;

    /// <summary>Probability that at least 1, 2, ... tokens are accepted.</summary>
    public IReadOnlyList<double> AtLeast => _byDepth;

    /// <summary>Nodes at a depth, from 1 on; at 0 the root.</summary>
    public int Width(int depth) => depth == 0 ? 1 : Nodes.Count(node => node.Depth == depth);

    /// <summary>Nodes at a depth that others follow: those that a draft model computes to find the next depth.</summary>
    public int Inner(int depth) => Nodes.Where(node => node.Depth == depth + 1).Select(node => node.Parent).Distinct().Count();

    /// <summary>Accepted tokens on average.</summary>
    public double ExpectedAccepted => _byDepth.Sum();

    /// <summary>A chain of the best candidates.</summary>
    public static DraftTree Chain(AcceptanceOptions acceptance, int length)
    {
        List<DraftNode> nodes = [];
        double probability = 1;
        for (int depth = 1; depth <= length; depth++)
        {
            probability *= acceptance.At(depth - 1)[0];
            nodes.Add(new DraftNode(depth, 0, probability) { Parent = depth - 2 });
        }
        return new DraftTree(nodes);
    }

    /// <summary>The likeliest nodes of all trees within so many positions, at most <paramref name="most"/>, pruned by expected gain if asked for.</summary>
    public static DraftTree Best(AcceptanceOptions acceptance, int positions, int most, TreePruningOptions? pruning)
    {
        TreeFrontier frontier = new(acceptance, positions);
        List<DraftNode> nodes = [];
        while (nodes.Count < most && frontier.TakeBest() is { } node && node.Probability >= (pruning?.LeastGain ?? 0))
            nodes.Add(node);
        return new DraftTree(pruning is null ? nodes : nodes[..BestSize(nodes, pruning)]);
    }

    /// <summary>The size at which tokens gained over cost are most; the smallest of equals, at least one node.</summary>
    private static int BestSize(List<DraftNode> nodes, TreePruningOptions pruning)
    {
        int best = Math.Min(1, nodes.Count);
        double bestRate = 0;
        double gained = 1;
        for (int size = 1; size <= nodes.Count; size++)
        {
            gained += nodes[size - 1].Probability;
            double rate = gained / pruning.CostOf(size);
            if (rate > bestRate)
                (best, bestRate) = (size, rate);
        }
        return best;
    }
}
