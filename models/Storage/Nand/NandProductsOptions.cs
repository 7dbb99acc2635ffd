namespace Tlm.Models.Storage.Nand;

/// <summary>A product to send.</summary>
public sealed record NandProduct
{
    /// <summary>Rows of the weight matrix.</summary>
    [Parameter("Rows of the weight matrix", Min = "1")]
    public required long Outputs { get; init; }

    /// <summary>Columns of the weight matrix.</summary>
    [Parameter("Columns of the weight matrix", Min = "1")]
    public required long Inputs { get; init; }
}

/// <summary>The weight products of a decode step, as sent to flash.</summary>
public sealed record NandProductsOptions
{
    /// <summary>Products of a layer, in order.</summary>
    [Parameter("Products of a layer, in order")]
    public IReadOnlyList<NandProduct> Layer { get; init; } = [];

    /// <summary>Layers of a step.</summary>
    [Parameter("Layers of a step", Default = "1", Min = "0")]
    public int Layers { get; init; } = 1;

    /// <summary>Products after the last layer.</summary>
    [Parameter("Products after the last layer")]
    public IReadOnlyList<NandProduct> Last { get; init; } = [];

    /// <summary>Tokens that share each product.</summary>
    [Parameter("Tokens that share each product", Default = "1", Min = "1")]
    public int Tokens { get; init; } = 1;

    /// <summary>Bits of a weight, for the addresses: matrices follow one another in the memory.</summary>
    [Parameter("Bits of a weight", Default = "8", Min = "1", Max = "16")]
    public int WeightBits { get; init; } = 8;

    /// <summary>Steps.</summary>
    [Parameter("Steps", Default = "1", Min = "1")]
    public int Steps { get; init; } = 1;
}
