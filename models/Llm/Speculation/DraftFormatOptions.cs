namespace Tlm.Models.Llm;

/// <summary>Formats of a drafter; what is not given is as the target's.</summary>
public sealed record DraftFormatOptions
{
    /// <summary>Bits of a weight.</summary>
    [Parameter("Bits of a weight (default: as the target)", Min = "1", Max = "64", Unit = "bits")]
    public int? WeightBits { get; init; }

    /// <summary>Weights that share a scale.</summary>
    [Parameter("Weights that share a scale (0: no scales stored; default: as the target)", Min = "0")]
    public int? WeightGroupSize { get; init; }

    /// <summary>Block vector quantisation of the weights.</summary>
    [Parameter("Block vector quantisation of the weights (none: as weight_bits says)")]
    public VectorQuantisationOptions? VectorQuantisation { get; init; }

    /// <summary>Bits of an embedding and output-projection weight.</summary>
    [Parameter("Bits of a weight of the embedding and output tables (default: as other weights)", Min = "1", Max = "64", Unit = "bits")]
    public int? EmbeddingBits { get; init; }

    /// <summary>The drafter's formats beside a target's.</summary>
    public LlmWorkloadOptions Apply(LlmWorkloadOptions target)
    {
        return target with
        {
            WeightBits = WeightBits ?? target.WeightBits,
            WeightGroupSize = WeightGroupSize ?? (WeightBits is null ? target.WeightGroupSize : 0),
            VectorQuantisation = VectorQuantisation ?? (WeightBits is null ? target.VectorQuantisation : null),
            EmbeddingBits = EmbeddingBits ?? (WeightBits is null ? target.EmbeddingBits : null),
        };
    }
}
