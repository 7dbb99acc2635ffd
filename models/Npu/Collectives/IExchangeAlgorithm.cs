namespace Tlm.Models.Npu.Collectives;

/// <summary>How the devices of a group sum or join what each has. Implemented by a component where a scenario names one; must be deterministic, and the steps of all ranks must fit together.</summary>
public interface IExchangeAlgorithm
{
    /// <summary>The steps of one rank to sum <paramref name="elements"/> over all, so that each has the sum.</summary>
    IEnumerable<ExchangeStep> Sum(int rank, int ranks, long elements);

    /// <summary>The steps of one rank to give every rank all <paramref name="elements"/>, of which each has an equal part (<see cref="Part"/>).</summary>
    IEnumerable<ExchangeStep> Join(int rank, int ranks, long elements);

    /// <summary>A rank's part of so many elements; the parts of all sum to the whole.</summary>
    static long Part(int rank, int ranks, long elements)
    {
        return (long)(((Int128)elements * (rank + 1) / ranks) - ((Int128)elements * rank / ranks));
    }
}
