namespace Tlm.Models.Npu.Budget;

/// <summary>A memory that holds adapters and a key/value cache.</summary>
public sealed record CacheBudgetOptions
{
    /// <summary>The memory.</summary>
    [Parameter("Size of the memory", Min = "1 B")]
    public required DataSize Capacity { get; init; }

    /// <summary>The model.</summary>
    [Parameter("Model description: a public config.json")]
    public required InputFile Model { get; init; }

    /// <summary>Bits of a cached value.</summary>
    [Parameter("Bits of a cached key or value", Default = "8", Min = "1", Max = "64", Unit = "bits")]
    public int KvBits { get; init; } = 8;

    /// <summary>Adapters.</summary>
    [Parameter("Low-rank adapters that share the memory")]
    public AdapterOptions Adapters { get; init; } = new();
}

/// <summary>Low-rank adapters (LoRA): beside each matrix of R rows and C columns one of R x rank and one of rank x C.</summary>
public sealed record AdapterOptions
{
    /// <summary>Rank.</summary>
    [Parameter("Rank; 0: no adapters", Default = "0", Min = "0")]
    public int Rank { get; init; }

    /// <summary>Adapters held together.</summary>
    [Parameter("Adapters held together", Default = "1", Min = "0")]
    public int Count { get; init; } = 1;

    /// <summary>Bits of a value.</summary>
    [Parameter("Bits of a value", Default = "16", Min = "1", Max = "64", Unit = "bits")]
    public int Bits { get; init; } = 16;

    /// <summary>Adapted matrices.</summary>
    [Parameter("Ends of the names of the adapted matrices, such as q_proj")]
    public IReadOnlyList<string> Targets { get; init; } = [];
}
