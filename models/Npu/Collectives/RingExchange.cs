namespace Tlm.Models.Npu.Collectives;

/// <summary>
/// A ring: each rank sends to the next only. A sum takes ranks - 1 steps after which each rank has the whole sum of one part, and as many that pass these parts round:
/// each rank sends 2 (ranks - 1) / ranks of the data.
/// </summary>
public sealed class RingExchange : IExchangeAlgorithm
{
    /// <inheritdoc/>
    public IEnumerable<ExchangeStep> Sum(int rank, int ranks, long elements)
    {
        return Round(rank, ranks, elements, rank, adds: true).Concat(Round(rank, ranks, elements, rank + 1, adds: false));
    }

    /// <inheritdoc/>
    public IEnumerable<ExchangeStep> Join(int rank, int ranks, long elements)
    {
        return Round(rank, ranks, elements, rank, adds: false);
    }

    /// <summary>Once round: part <paramref name="first"/> goes out first, then the one that came last.</summary>
    private static IEnumerable<ExchangeStep> Round(int rank, int ranks, long elements, int first, bool adds)
    {
        for (int step = 0; step < ranks - 1; step++)
        {
            int sent = (first - step + (2 * ranks)) % ranks;
            int received = (sent + ranks - 1) % ranks;
            yield return new ExchangeStep(
                (rank + 1) % ranks, IExchangeAlgorithm.Part(sent, ranks, elements), (rank + ranks - 1) % ranks, IExchangeAlgorithm.Part(received, ranks, elements), adds);
        }
    }
}
