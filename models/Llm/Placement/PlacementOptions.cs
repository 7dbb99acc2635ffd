namespace Tlm.Models.Llm;

/// <summary>Which tensors other devices hold and compute with. Without rules everything is local.</summary>
public sealed record PlacementOptions
{
    /// <summary>Name of the cache in rules.</summary>
    public const string KeyValueCache = "kv_cache";

    /// <summary>Devices beside the local one; each gives the sender a socket of that name.</summary>
    [Parameter("Devices that hold weights and compute with them; each adds a socket of its name")]
    public IReadOnlyList<PlacementDevice> Devices { get; init; } = [];

    /// <summary>Rules; every matrix and the cache is covered by exactly one.</summary>
    [Parameter("What lives where; exactly one rule covers each matrix and the cache, or there are no rules")]
    public IReadOnlyList<PlacementRule> Rules { get; init; } = [];

    /// <summary>Component that shares products out where a rule gives no shares; null: so that all finish together by their estimates.</summary>
    [Parameter("Component that shares out what rules give no shares for (none: all finish together by their estimates)")]
    public string? Policy { get; init; }

    /// <summary>Tokens of a product for which parts are balanced.</summary>
    [Parameter("Tokens of a product for which the policy shares out", Default = "1", Min = "1")]
    public int BalanceTokens { get; init; } = 1;

    /// <summary>Bandwidth of the local memory that the policy counts on.</summary>
    [Parameter("Bandwidth of the local memory that the policy counts on", Default = "50 GB/s", Min = "1 bit/s")]
    public Bandwidth LocalBandwidth { get; init; } = Bandwidth.Parse("50 GB/s");

    /// <summary>Bits of a partial sum that comes back where inputs are cut.</summary>
    [Parameter("Bits of a partial sum where inputs are cut", Default = "32", Min = "1", Max = "64", Unit = "bits")]
    public int PartialSumBits { get; init; } = 32;

    /// <summary>Moves while the workload runs.</summary>
    [Parameter("Rows of weights that move between devices while the workload runs (none: all stay where they are)")]
    public ReallocationOptions? Reallocation { get; init; }

    /// <summary>What is wrong with the rules by themselves, whatever the model.</summary>
    public IEnumerable<OptionProblem> Problems()
    {
        return PlacementRules.Problems(this);
    }
}
