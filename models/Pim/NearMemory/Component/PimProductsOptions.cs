namespace Tlm.Models.Pim.NearMemory;

/// <summary>A product to send, so many times.</summary>
public sealed record PimProduct
{
    /// <summary>Rows of the weight matrix.</summary>
    [Parameter("Rows of the weight matrix", Min = "1")]
    public required long Outputs { get; init; }

    /// <summary>Columns of the weight matrix.</summary>
    [Parameter("Columns of the weight matrix", Min = "1")]
    public required long Inputs { get; init; }

    /// <summary>First column access of the matrix in every unit.</summary>
    [Parameter("First column access of the matrix in every unit", Min = "0")]
    public long FirstColumn { get; init; }
}

/// <summary>What to send to a PIM memory.</summary>
public sealed record PimProductsOptions
{
    /// <summary>Products of a layer, in order.</summary>
    [Parameter("Products of a layer, in order")]
    public IReadOnlyList<PimProduct> Layer { get; init; } = [];

    /// <summary>Layers of a step.</summary>
    [Parameter("Layers of a step", Min = "0")]
    public int Layers { get; init; } = 1;

    /// <summary>Products after the last layer.</summary>
    [Parameter("Products after the last layer")]
    public IReadOnlyList<PimProduct> Last { get; init; } = [];

    /// <summary>Tokens that share each pass over the weights.</summary>
    [Parameter("Tokens that share each product", Min = "1")]
    public int Tokens { get; init; } = 1;

    /// <summary>Bits of a weight, as the units are set up.</summary>
    [Parameter("Bits of a weight, as the units are set up", Unit = "bit", Min = "1")]
    public int WeightBits { get; init; } = 8;

    /// <summary>Steps.</summary>
    [Parameter("Steps", Min = "1")]
    public int Steps { get; init; } = 1;
}
