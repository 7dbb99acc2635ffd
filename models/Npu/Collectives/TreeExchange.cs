namespace Tlm.Models.Npu.Collectives;

/// <summary>
/// A binomial tree with rank 0 at its root: all data go up and are added on the way, the result goes down again. Fewer steps than a ring, 2 log2(ranks), but each with
/// all data; a switch must join the ranks.
/// </summary>
public sealed class TreeExchange : IExchangeAlgorithm
{
    /// <inheritdoc/>
    public IEnumerable<ExchangeStep> Sum(int rank, int ranks, long elements)
    {
        foreach (int child in Children(rank, ranks))
            yield return ExchangeStep.Receive(child, elements, adds: true);
        if (rank > 0)
        {
            yield return ExchangeStep.Send(Parent(rank), elements);
            yield return ExchangeStep.Receive(Parent(rank), elements, adds: false);
        }
        foreach (int child in Children(rank, ranks).Reverse())
            yield return ExchangeStep.Send(child, elements);
    }

    /// <inheritdoc/>
    public IEnumerable<ExchangeStep> Join(int rank, int ranks, long elements)
    {
        foreach (int child in Children(rank, ranks))
            yield return ExchangeStep.Receive(child, Below(child, ranks, elements), adds: false);
        if (rank > 0)
        {
            yield return ExchangeStep.Send(Parent(rank), Below(rank, ranks, elements));
            yield return ExchangeStep.Receive(Parent(rank), elements - Below(rank, ranks, elements), adds: false);
        }
        foreach (int child in Children(rank, ranks).Reverse())
            yield return ExchangeStep.Send(child, elements - Below(child, ranks, elements));
    }

    private static int Parent(int rank) => rank & (rank - 1);

    /// <summary>Ranks directly below, the nearest first.</summary>
    private static IEnumerable<int> Children(int rank, int ranks)
    {
        int reach = rank == 0 ? ranks : rank & -rank;
        for (int bit = 1; bit < reach && rank + bit < ranks; bit <<= 1)
            yield return rank + bit;
    }

    /// <summary>Elements of a rank and all below it.</summary>
    private static long Below(int rank, int ranks, long elements)
    {
        long sum = 0;
        for (int other = rank; other < Math.Min(ranks, rank + (rank & -rank)); other++)
            sum += IExchangeAlgorithm.Part(other, ranks, elements);
        return sum;
    }
}
