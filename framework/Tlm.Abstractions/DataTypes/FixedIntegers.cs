namespace Tlm;

/// <summary>Bits and parts of integers of a fixed width.</summary>
public static class FixedIntegers
{
    /// <summary>The bits of an integer.</summary>
    public static Bits ToBits<T>(this T value)
        where T : struct, IFixedInteger<T> => new(T.BitCount, value.ToBigInteger());

    /// <summary>One bit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such bit.</exception>
    public static bool Bit<T>(this T value, int bit)
        where T : struct, IFixedInteger<T> => value.ToBits()[bit];

    /// <summary>The bits from <paramref name="left"/> to <paramref name="right"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such bit.</exception>
    public static Bits Range<T>(this T value, int left, int right)
        where T : struct, IFixedInteger<T> => value.ToBits().Range(left, right);

    /// <summary>The integer with another bit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such bit.</exception>
    public static T With<T>(this T value, int bit, bool to)
        where T : struct, IFixedInteger<T> => T.Wrap(value.ToBits().With(bit, to).Value);

    /// <summary>The integer with other bits from <paramref name="left"/> to <paramref name="right"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such bit.</exception>
    public static T With<T>(this T value, int left, int right, Bits part)
        where T : struct, IFixedInteger<T> => T.Wrap(value.ToBits().With(left, right, part).Value);
}
