namespace Tlm.Models.Llm;

/// <summary>How elements are stored: bits an element, plus what quantisation adds to each group of a row.</summary>
/// <param name="Bits">Bits an element, 1 to 64; with a codebook, of an element of that.</param>
/// <param name="GroupSize">Elements of a row that share a scale; 0 for no groups.</param>
/// <param name="ScaleBits">Bits of a group's scale.</param>
/// <param name="ZeroPointBits">Bits of a group's zero point.</param>
/// <param name="CodebookBytes">Bytes of a codebook stored once a tensor (vector quantisation).</param>
public sealed record TensorFormat(int Bits, int GroupSize = 0, int ScaleBits = 0, int ZeroPointBits = 0, long CodebookBytes = 0)
{
    /// <summary>Sixteen bits, no groups.</summary>
    public static TensorFormat Half { get; } = new(16);

    /// <summary>Elements that one index into a codebook stands for; 0: elements are stored themselves.</summary>
    public int Block { get; init; }

    /// <summary>Bits of such an index.</summary>
    public int IndexBits { get; init; }

    /// <summary>Bits of one row of <paramref name="columns"/> elements with its scales and zero points.</summary>
    public long RowBits(long columns)
    {
        long groups = GroupSize > 0 ? (columns + GroupSize - 1) / GroupSize : 0;
        long elements = Block > 0 ? (columns + Block - 1) / Block * IndexBits : columns * Bits;
        return checked(elements + (groups * (ScaleBits + ZeroPointBits)));
    }

    /// <summary>Bytes of a tensor whose rows are packed without gaps, rounded up to whole bytes.</summary>
    public long Bytes(long rows, long columns)
    {
        return checked(((rows * RowBits(columns)) + 7) / 8) + CodebookBytes;
    }

    /// <summary>Throws <see cref="ArgumentOutOfRangeException"/> unless every number makes sense.</summary>
    public TensorFormat Checked(string name)
    {
        if (Bits is < 1 or > 64)
            throw new ArgumentOutOfRangeException(name, Bits, "bits an element must be 1 to 64");
        if (GroupSize < 0 || ScaleBits < 0 || ZeroPointBits < 0 || CodebookBytes < 0)
            throw new ArgumentOutOfRangeException(name, this, "group size, scale, zero point and codebook must not be negative");
        return this;
    }
}
