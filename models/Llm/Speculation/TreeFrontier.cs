namespace Tlm.Models.Llm;

/// <summary>The nodes that may join a tree next: the first child and the next sibling of each that is in it.</summary>
internal sealed class TreeFrontier
{
    private readonly AcceptanceOptions _acceptance;
    private readonly int _positions;
    private readonly PriorityQueue<(DraftNode Node, double Before), (double Probability, int Order)> _open = new();
    private int _order;
    private int _taken;

    public TreeFrontier(AcceptanceOptions acceptance, int positions)
    {
        (_acceptance, _positions) = (acceptance, positions);
        Open(1, 0, 1, -1);
    }

    /// <summary>The likeliest node, the older one on a tie; null when there is none.</summary>
    public DraftNode? TakeBest()
    {
        if (!_open.TryDequeue(out (DraftNode Node, double Before) best, out _))
            return null;
        Open(best.Node.Depth, best.Node.Rank + 1, best.Before, best.Node.Parent);
        Open(best.Node.Depth + 1, 0, best.Node.Probability, _taken++);
        return best.Node;
    }

    private void Open(int depth, int rank, double before, int parent)
    {
        if (depth > _positions || rank >= _acceptance.At(depth - 1).Count)
            return;
        double probability = before * _acceptance.At(depth - 1)[rank];
        if (probability > 0)
            _open.Enqueue((new DraftNode(depth, rank, probability) { Parent = parent }, before), (-probability, _order++));
    }
}
