namespace Tlm.Models.Llm;

/// <summary>Block vector quantisation: a block of weights of a row is one index into a codebook that its tensor (or a group of its columns) shares.</summary>
public sealed record VectorQuantisationOptions
{
    /// <summary>Weights in a block.</summary>
    [Parameter("Weights that one index stands for", Default = "4", Min = "1")]
    public int Block { get; init; } = 4;

    /// <summary>Bits of an index.</summary>
    [Parameter("Bits of an index into the codebook", Default = "8", Min = "1", Max = "24", Unit = "bits")]
    public int IndexBits { get; init; } = 8;

    /// <summary>Bits of a weight in the codebook.</summary>
    [Parameter("Bits of a weight in the codebook", Default = "4", Min = "1", Max = "64", Unit = "bits")]
    public int EntryBits { get; init; } = 4;

    /// <summary>Codebooks of a tensor.</summary>
    [Parameter("Codebooks of a tensor", Default = "1", Min = "1")]
    public int Codebooks { get; init; } = 1;

    /// <summary>Bytes of the codebooks of a tensor.</summary>
    public long CodebookBytes => checked((((long)Codebooks << IndexBits) * Block * EntryBits) + 7) / 8;

    /// <summary>The format: the index's bits spread over its block, and what groups and codebooks add.</summary>
    public TensorFormat Format(int groupSize, int scaleBits, int zeroPointBits)
    {
        return new TensorFormat(EntryBits, groupSize, scaleBits, zeroPointBits, CodebookBytes) { Block = Block, IndexBits = IndexBits };
    }
}
