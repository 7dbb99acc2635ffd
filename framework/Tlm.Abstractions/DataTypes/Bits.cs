using System.Globalization;
using System.Numerics;

namespace Tlm;

/// <summary>
/// A vector of bits (<c>sc_bv</c>; also what part selects and concatenations are made of). Bit 0 is the least significant one. It does not change: what
/// writes a part gives the whole vector back.
/// </summary>
public readonly partial record struct Bits : IBitVector
{
    /// <summary>So many bits of a number in two's complement.</summary>
    public Bits(int width, BigInteger value = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        Width = width;
        Value = BitPlane.Wrap(value, width);
    }

    /// <inheritdoc/>
    public int Width { get; }

    /// <summary>As a number without sign.</summary>
    public BigInteger Value { get; }

    /// <summary>As a number in two's complement.</summary>
    public BigInteger SignedValue => BitPlane.Signed(Value, Width);

    /// <summary>One bit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such bit.</exception>
    public bool this[int bit]
    {
        get
        {
            BitPlane.CheckBit(bit, Width);
            return BitPlane.IsSet(Value, bit);
        }
    }

    /// <summary>A vector of one bit.</summary>
    public static implicit operator Bits(bool value) => new(1, value ? 1 : 0);

    /// <summary>Puts vectors together; the first one is the most significant.</summary>
    public static Bits Concat(params ReadOnlySpan<Bits> parts)
    {
        BigInteger value = BigInteger.Zero;
        int width = 0;
        foreach (Bits part in parts)
            (value, width) = ((value << part.Width) | part.Value, width + part.Width);
        return new Bits(width, value);
    }

    /// <summary>Reads binary digits, or hexadecimal ones behind <c>0x</c>; <c>0b</c> and underscores may stand in it. Each digit counts for the width.</summary>
    /// <exception cref="FormatException">It holds another character, or no digit.</exception>
    public static Bits Parse(string text)
    {
        string digits = text.Replace("_", "", StringComparison.Ordinal);
        bool hexadecimal = digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        if (hexadecimal || digits.StartsWith("0b", StringComparison.OrdinalIgnoreCase))
            digits = digits[2..];
        NumberStyles style = hexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.AllowBinarySpecifier;
        // a digit 0 in front keeps the number from being negative
        return digits.Length > 0 && BigInteger.TryParse("0" + digits, style, CultureInfo.InvariantCulture, out BigInteger value)
            ? new Bits(digits.Length * (hexadecimal ? 4 : 1), value)
            : throw new FormatException($"'{text}' is no vector of bits: binary digits, or 0x and hexadecimal ones, are expected");
    }

    /// <summary>The bits from <paramref name="left"/> to <paramref name="right"/>; with the lower index first they come in reverse order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such bit.</exception>
    public Bits Range(int left, int right)
    {
        Check(left, right);
        return new Bits(BitPlane.Span(left, right), BitPlane.Select(Value, left, right));
    }

    /// <summary>The vector with another bit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such bit.</exception>
    public Bits With(int bit, bool value) => With(bit, bit, value);

    /// <summary>The vector with other bits from <paramref name="left"/> to <paramref name="right"/>: the lowest ones of <paramref name="part"/>, zeros where it is shorter.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such bit.</exception>
    public Bits With(int left, int right, Bits part)
    {
        Check(left, right);
        return new Bits(Width, BitPlane.Replace(Value, left, right, BitPlane.Wrap(part.Value, BitPlane.Span(left, right))));
    }

    /// <summary>So many of the lowest bits, with zeros in front where there are not as many.</summary>
    public Bits Resize(int width) => new(width, Value);

    /// <summary>The bits in reverse order.</summary>
    public Bits Reverse() => new(Width, BitPlane.Reverse(Value, Width));

    /// <summary>The bits moved to the left, those that fall out put in at the right; a negative count moves to the right.</summary>
    public Bits RotateLeft(int count) => new(Width, BitPlane.RotateLeft(Value, Width, count));

    /// <inheritdoc/>
    public string ToBitString() => Value.ToString("B", CultureInfo.InvariantCulture).PadLeft(Width, '0')[^Width..];

    /// <summary>The bits, the most significant one first.</summary>
    public override string ToString() => ToBitString();

    private void Check(int left, int right)
    {
        BitPlane.CheckBit(left, Width);
        BitPlane.CheckBit(right, Width);
    }
}
