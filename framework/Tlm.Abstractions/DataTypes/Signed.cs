using System.Globalization;
using System.Numerics;

namespace Tlm;

/// <summary>
/// A signed integer of 1 to 64 bits (<c>sc_int</c>). It counts as a <c>long</c> in arithmetic, and a cast cuts that to the width: <c>(Signed&lt;W8&gt;)(a * b)</c>; a checked cast refuses what does not fit.
/// </summary>
public readonly record struct Signed<TWidth> : IFixedInteger<Signed<TWidth>>
    where TWidth : struct, IWidth
{
    private readonly long _value;

    private Signed(long value) => _value = value;

    /// <inheritdoc/>
    public static int BitCount => TWidth.Bits is >= 1 and <= 64 ? TWidth.Bits : throw new InvalidOperationException($"{typeof(TWidth).Name} means {TWidth.Bits} bits: 1 to 64 are expected; BigSigned has any number");

    /// <inheritdoc/>
    public static bool HasSign => true;

    /// <inheritdoc/>
    public int Width => BitCount;

    /// <summary>One bit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such bit.</exception>
    public bool this[int bit] => this.Bit(bit);

    /// <summary>The number.</summary>
    public static implicit operator long(Signed<TWidth> value) => value._value;

    /// <summary>The bits.</summary>
    public static implicit operator Bits(Signed<TWidth> value) => value.ToBits();

    /// <summary>The number that the lowest bits of another one mean.</summary>
    public static explicit operator Signed<TWidth>(long value) => new(value << (64 - BitCount) >> (64 - BitCount));

    /// <summary>A number that fits.</summary>
    /// <exception cref="OverflowException">It needs more bits.</exception>
    public static explicit operator checked Signed<TWidth>(long value)
    {
        var cut = unchecked((Signed<TWidth>)value);
        return cut._value == value ? cut : throw new OverflowException($"{value} does not fit {BitCount} bits signed");
    }

    /// <summary>The number that the lowest bits mean.</summary>
    public static explicit operator Signed<TWidth>(Bits value) => Wrap(value.Value);

    /// <summary>The next number; after the greatest one the least.</summary>
    public static Signed<TWidth> operator ++(Signed<TWidth> value) => unchecked((Signed<TWidth>)(value._value + 1));

    /// <summary>The number before; before the least one the greatest.</summary>
    public static Signed<TWidth> operator --(Signed<TWidth> value) => unchecked((Signed<TWidth>)(value._value - 1));

    /// <inheritdoc/>
    public static Signed<TWidth> Wrap(BigInteger value) => unchecked((Signed<TWidth>)(long)(ulong)BitPlane.Wrap(value, 64));

    /// <inheritdoc/>
    public BigInteger ToBigInteger() => _value;

    /// <inheritdoc/>
    public int CompareTo(Signed<TWidth> other) => _value.CompareTo(other._value);

    /// <inheritdoc/>
    public string ToBitString() => this.ToBits().ToBitString();

    /// <summary>The number in decimal digits.</summary>
    public override string ToString() => ToString(null, null);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => _value.ToString(format, formatProvider ?? CultureInfo.InvariantCulture);
}
