namespace Tlm.Models.Npu.Offload;

/// <summary>A processor that multiplies by weights in a memory of its own.</summary>
public sealed record ProductEngineOptions
{
    /// <summary>Room for weights and caches.</summary>
    [Parameter("Room for weights and caches", Min = "1 B")]
    public required DataSize Capacity { get; init; }

    /// <summary>Rate at which weights come from its memory.</summary>
    [Parameter("Rate at which weights come from its memory", Min = "1 bit/s")]
    public required Bandwidth Bandwidth { get; init; }

    /// <summary>Multiply-accumulates a second.</summary>
    [Parameter("Multiply-accumulates a second", Min = "1", Unit = "1/s")]
    public required long MacRate { get; init; }

    /// <summary>Time from a product's arrival until weights flow.</summary>
    [Parameter("Time from the arrival of a product until weights flow", Default = "0 ns")]
    public SimTime Latency { get; init; }

    /// <summary>Widest weight.</summary>
    [Parameter("Bits of the widest weight", Default = "16", Min = "1", Max = "64", Unit = "bits")]
    public int WeightBits { get; init; } = 16;

    /// <summary>Widest activation.</summary>
    [Parameter("Bits of the widest activation", Default = "16", Min = "1", Max = "64", Unit = "bits")]
    public int InputBits { get; init; } = 16;

    /// <summary>Tokens that share one pass over the weights; 0: all.</summary>
    [Parameter("Tokens that share one pass over the weights (0: all)", Default = "0", Min = "0")]
    public int TokensPerPass { get; init; }

    /// <summary>Energy of a bit of weights.</summary>
    [Parameter("Energy of a bit of weights read or written", Default = "1 pJ/bit")]
    public EnergyPerBit ReadEnergy { get; init; } = EnergyPerBit.Parse("1 pJ/bit");

    /// <summary>Energy of a multiply-accumulate.</summary>
    [Parameter("Energy of a multiply-accumulate", Default = "0.32 pJ")]
    public Energy MacEnergy { get; init; } = Energy.FromFemtojoules(320);

    /// <summary>Power drawn all the time.</summary>
    [Parameter("Power drawn all the time", Default = "0 W")]
    public Power Static { get; init; }
}
