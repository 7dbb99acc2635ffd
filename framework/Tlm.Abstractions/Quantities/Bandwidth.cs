using System.Diagnostics.CodeAnalysis;

namespace Tlm;

/// <summary>A data rate as a whole number of bits per second.</summary>
public readonly struct Bandwidth : IQuantity<Bandwidth>
{
    private static readonly (string Symbol, long Size)[] Units =
    [
        ("TB/s", 8_000_000_000_000), ("GB/s", 8_000_000_000), ("MB/s", 8_000_000),
        ("kB/s", 8_000), ("B/s", 8), ("bit/s", 1),
    ];

    private Bandwidth(long value) => BitsPerSecond = value;

    /// <summary>The rate in bits per second.</summary>
    public long BitsPerSecond { get; }

    /// <summary>Nothing.</summary>
    public static Bandwidth Zero => default;

    /// <summary>The unit that the integer inside counts.</summary>
    public static Unit BaseUnit { get; } = Unit.Parse("bit/s");

    long IQuantity<Bandwidth>.BaseValue => BitsPerSecond;

    /// <summary>A value from a whole number of bit/s.</summary>
    public static Bandwidth FromBitsPerSecond(long value) => new(value);

    static Bandwidth IQuantity<Bandwidth>.FromBase(long value) => new(value);

    /// <summary>A rate from bytes per second.</summary>
    public static Bandwidth FromBytesPerSecond(long value) => new(checked(value * 8));

    /// <summary>The time that <paramref name="bytes"/> need at this rate, in femtoseconds, rounded up: a link is never faster than stated.</summary>
    /// <exception cref="OverflowException">The time does not fit 64 bits, or the rate is not positive.</exception>
    public long TransferFemtoseconds(long bytes)
    {
        if (BitsPerSecond <= 0)
            throw new OverflowException($"a transfer of {bytes} bytes never ends at {this}");
        var bits = (Int128)bytes * 8 * 1_000_000_000_000_000;
        return checked((long)((bits + BitsPerSecond - 1) / BitsPerSecond));
    }

    /// <summary>Reads a text such as <c>51.2 GB/s</c> exactly.</summary>
    /// <exception cref="FormatException">Not a bandwidth, not a whole number of bit/s, or out of range.</exception>
    public static Bandwidth Parse(string text, IFormatProvider? provider = null) => new(Quantity.ParseInteger(text, BaseUnit));

    /// <summary>Reads a text such as <c>51.2 GB/s</c>; false when it is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out Bandwidth result)
    {
        var read = Quantity.TryParseInteger(text ?? "", BaseUnit, out var value, out _);
        result = new Bandwidth(value);
        return read;
    }

    /// <summary>The sum; an overflow is an error.</summary>
    public static Bandwidth operator +(Bandwidth left, Bandwidth right) => new(checked(left.BitsPerSecond + right.BitsPerSecond));

    /// <summary>The difference; an overflow is an error.</summary>
    public static Bandwidth operator -(Bandwidth left, Bandwidth right) => new(checked(left.BitsPerSecond - right.BitsPerSecond));

    /// <summary>A multiple; an overflow is an error.</summary>
    public static Bandwidth operator *(Bandwidth left, long right) => new(checked(left.BitsPerSecond * right));

    /// <summary>A multiple; an overflow is an error.</summary>
    public static Bandwidth operator *(long left, Bandwidth right) => right * left;

    /// <summary>Equality.</summary>
    public static bool operator ==(Bandwidth left, Bandwidth right) => left.BitsPerSecond == right.BitsPerSecond;

    /// <summary>Inequality.</summary>
    public static bool operator !=(Bandwidth left, Bandwidth right) => left.BitsPerSecond != right.BitsPerSecond;

    /// <summary>Order by size.</summary>
    public static bool operator <(Bandwidth left, Bandwidth right) => left.BitsPerSecond < right.BitsPerSecond;

    /// <summary>Order by size.</summary>
    public static bool operator >(Bandwidth left, Bandwidth right) => left.BitsPerSecond > right.BitsPerSecond;

    /// <summary>Order by size.</summary>
    public static bool operator <=(Bandwidth left, Bandwidth right) => left.BitsPerSecond <= right.BitsPerSecond;

    /// <summary>Order by size.</summary>
    public static bool operator >=(Bandwidth left, Bandwidth right) => left.BitsPerSecond >= right.BitsPerSecond;

    /// <inheritdoc/>
    public int CompareTo(Bandwidth other) => BitsPerSecond.CompareTo(other.BitsPerSecond);

    /// <inheritdoc/>
    public bool Equals(Bandwidth other) => BitsPerSecond == other.BitsPerSecond;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Bandwidth other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => BitsPerSecond.GetHashCode();

    /// <summary>The exact value in the largest unit that suits, e.g. <c>51.2 GB/s</c>.</summary>
    public override string ToString() => QuantityText.Format(BitsPerSecond, Units);
}
