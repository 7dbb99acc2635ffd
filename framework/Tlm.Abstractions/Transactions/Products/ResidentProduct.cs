namespace Tlm;

/// <summary>
/// Activations times weights that a device holds: <see cref="Instances"/> independent products of <paramref name="Tokens"/> x <paramref name="Inputs"/>
/// activations by <paramref name="Outputs"/> x <paramref name="Inputs"/> weights. A key/value cache counts as weights: an instance a sequence and head.
/// </summary>
/// <param name="Outputs">Results of one token and instance: rows of the weight matrix.</param>
/// <param name="Inputs">Length of the sum: columns of the weight matrix.</param>
/// <param name="Tokens">Vectors that share the weights.</param>
public readonly record struct ResidentProduct(long Outputs, long Inputs, long Tokens)
{
    /// <summary>Independent products of this shape, each with weights and activations of its own.</summary>
    public long Instances { get; init; } = 1;

    /// <summary>Bits of a stored weight.</summary>
    public int WeightBits { get; init; } = 8;

    /// <summary>Bits of an activation that goes in.</summary>
    public int InputBits { get; init; } = 8;

    /// <summary>Bits of a result that comes back.</summary>
    public int ResultBits { get; init; } = 8;

    /// <summary>Bytes that the weights take beside their own bits: group scales, zero points, codebooks.</summary>
    public long OverheadBytes { get; init; }

    /// <summary>Where the device put the weights: what <see cref="IProductDevice.Place"/> gave.</summary>
    public ulong Address { get; init; }

    /// <summary>Multiply-accumulates.</summary>
    public long Macs => checked(Instances * Outputs * Inputs * Tokens);

    /// <summary>Bytes of the weights, scales and codebooks included.</summary>
    public long WeightBytes => checked(BytesOf(Instances * Outputs * Inputs, WeightBits) + OverheadBytes);

    /// <summary>Bytes of activations that go in.</summary>
    public long InputBytes => BytesOf(checked(Instances * Tokens * Inputs), InputBits);

    /// <summary>Bytes of results that come back.</summary>
    public long ResultBytes => BytesOf(checked(Instances * Tokens * Outputs), ResultBits);

    private static long BytesOf(long elements, int bits) => checked((elements * bits) + 7) / 8;
}
