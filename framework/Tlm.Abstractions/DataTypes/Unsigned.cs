using System.Globalization;
using System.Numerics;

namespace Tlm;

/// <summary>
/// An integer without sign of 1 to 64 bits (<c>sc_uint</c>). It counts as a <c>ulong</c> in arithmetic, and a cast cuts that to the width: <c>(Unsigned&lt;W8&gt;)(a * b)</c>; a checked cast refuses what does not fit.
/// </summary>
public readonly record struct Unsigned<TWidth> : IFixedInteger<Unsigned<TWidth>>
    where TWidth : struct, IWidth
{
    private readonly ulong _value;

    private Unsigned(ulong value) => _value = value;

    /// <inheritdoc/>
    public static int BitCount => TWidth.Bits is >= 1 and <= 64 ? TWidth.Bits : throw new InvalidOperationException($"{typeof(TWidth).Name} means {TWidth.Bits} bits: 1 to 64 are expected; BigUnsigned has any number");

    /// <inheritdoc/>
    public static bool HasSign => false;

    /// <inheritdoc/>
    public int Width => BitCount;

    /// <summary>One bit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such bit.</exception>
    public bool this[int bit] => this.Bit(bit);

    /// <summary>The number.</summary>
    public static implicit operator ulong(Unsigned<TWidth> value) => value._value;

    /// <summary>The bits.</summary>
    public static implicit operator Bits(Unsigned<TWidth> value) => value.ToBits();

    /// <summary>The number that the lowest bits of another one mean.</summary>
    public static explicit operator Unsigned<TWidth>(ulong value) => new(value << (64 - BitCount) >> (64 - BitCount));

    /// <summary>A number that fits.</summary>
    /// <exception cref="OverflowException">It needs more bits.</exception>
    public static explicit operator checked Unsigned<TWidth>(ulong value)
    {
        var cut = unchecked((Unsigned<TWidth>)value);
        return cut._value == value ? cut : throw new OverflowException($"{value} does not fit {BitCount} bits without sign");
    }

    /// <summary>The number that the lowest bits mean.</summary>
    public static explicit operator Unsigned<TWidth>(Bits value) => Wrap(value.Value);

    /// <summary>The next number; after the greatest one the least.</summary>
    public static Unsigned<TWidth> operator ++(Unsigned<TWidth> value) => unchecked((Unsigned<TWidth>)(value._value + 1));

    /// <summary>The number before; before the least one the greatest.</summary>
    public static Unsigned<TWidth> operator --(Unsigned<TWidth> value) => unchecked((Unsigned<TWidth>)(value._value - 1));

    /// <inheritdoc/>
    public static Unsigned<TWidth> Wrap(BigInteger value) => unchecked((Unsigned<TWidth>)(ulong)BitPlane.Wrap(value, 64));

    /// <inheritdoc/>
    public BigInteger ToBigInteger() => _value;

    /// <inheritdoc/>
    public int CompareTo(Unsigned<TWidth> other) => _value.CompareTo(other._value);

    /// <inheritdoc/>
    public string ToBitString() => this.ToBits().ToBitString();

    /// <summary>The number in decimal digits.</summary>
    public override string ToString() => ToString(null, null);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => _value.ToString(format, formatProvider ?? CultureInfo.InvariantCulture);
}
