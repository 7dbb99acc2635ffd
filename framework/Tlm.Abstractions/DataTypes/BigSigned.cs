using System.Globalization;
using System.Numerics;

namespace Tlm;

/// <summary>
/// A signed integer of any number of bits (<c>sc_bigint</c>). Arithmetic is exact, with a <see cref="BigInteger"/> as its result, and a cast cuts that to the width.
/// </summary>
public readonly partial record struct BigSigned<TWidth> : IFixedInteger<BigSigned<TWidth>>
    where TWidth : struct, IWidth
{
    private readonly BigInteger _value;

    private BigSigned(BigInteger value) => _value = value;

    /// <inheritdoc/>
    public static int BitCount => TWidth.Bits >= 1 ? TWidth.Bits : throw new InvalidOperationException($"{typeof(TWidth).Name} means {TWidth.Bits} bits: at least 1 is expected");

    /// <inheritdoc/>
    public static bool HasSign => true;

    /// <inheritdoc/>
    public int Width => BitCount;

    /// <summary>One bit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such bit.</exception>
    public bool this[int bit] => this.Bit(bit);

    /// <summary>The number.</summary>
    public static implicit operator BigInteger(BigSigned<TWidth> value) => value._value;

    /// <summary>The bits.</summary>
    public static implicit operator Bits(BigSigned<TWidth> value) => value.ToBits();

    /// <summary>The number that the lowest bits of another one mean.</summary>
    public static explicit operator BigSigned<TWidth>(BigInteger value) => Wrap(value);

    /// <summary>The number that the lowest bits of another one mean.</summary>
    public static explicit operator BigSigned<TWidth>(long value) => Wrap(value);

    /// <summary>A number that fits.</summary>
    /// <exception cref="OverflowException">It needs more bits.</exception>
    public static explicit operator checked BigSigned<TWidth>(BigInteger value)
    {
        BigSigned<TWidth> cut = Wrap(value);
        return cut._value == value ? cut : throw new OverflowException($"{value} does not fit {BitCount} bits signed");
    }

    /// <summary>The number that the lowest bits mean.</summary>
    public static explicit operator BigSigned<TWidth>(Bits value) => Wrap(value.Value);

    /// <inheritdoc/>
    public static BigSigned<TWidth> Wrap(BigInteger value) => new(BitPlane.Signed(BitPlane.Wrap(value, BitCount), BitCount));

    /// <inheritdoc/>
    public BigInteger ToBigInteger() => _value;

    /// <inheritdoc/>
    public int CompareTo(BigSigned<TWidth> other) => _value.CompareTo(other._value);

    /// <inheritdoc/>
    public string ToBitString() => this.ToBits().ToBitString();

    /// <summary>The number in decimal digits.</summary>
    public override string ToString() => ToString(null, null);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => _value.ToString(format, formatProvider ?? CultureInfo.InvariantCulture);
}
