namespace Tlm.Models.Llm;

/// <summary>The share of a model that one device of a group computes: heads, inner width and vocabulary are divided, sums over all devices end both halves of a layer.</summary>
public sealed record TensorParallelOptions
{
    /// <summary>Devices of the group.</summary>
    [Parameter("Devices that share every layer of the model", Default = "2", Min = "2")]
    public int Ranks { get; init; } = 2;

    /// <summary>This device's number.</summary>
    [Parameter("Number of this device in the group, from 0 on", Default = "0", Min = "0")]
    public int Rank { get; init; }

    /// <summary>Bits of a partial sum.</summary>
    [Parameter("Bits of a partial sum, or of a row of scores, that devices exchange", Default = "16", Min = "1", Max = "64", Unit = "bits")]
    public int ExchangeBits { get; init; } = 16;

    /// <summary>A rank that is not in the group.</summary>
    internal IEnumerable<OptionProblem> Problems()
    {
        if (Rank >= Ranks)
            yield return new OptionProblem("workload.tensor_parallel.rank", $"a group of {Ranks} has the ranks 0 to {Ranks - 1}, found {Rank}");
    }
}
