namespace Tlm.Models.Llm;

/// <summary>A candidate token.</summary>
/// <param name="Depth">Position behind the verified token, from 1 on.</param>
/// <param name="Rank">Rank among the candidates of its position, from 0 on.</param>
/// <param name="Probability">That it and all before it on its path are right.</param>
public readonly record struct DraftNode(int Depth, int Rank, double Probability)
{
    /// <summary>Place in the tree of the node that it follows; -1: the verified token at the root.</summary>
    public int Parent { get; init; } = -1;
}
