using System.Diagnostics.CodeAnalysis;

namespace Tlm;

/// <summary>A frequency as a whole number of millihertz.</summary>
public readonly struct Frequency : IQuantity<Frequency>
{
    private static readonly (string Symbol, long Size)[] Units =
    [
        ("THz", 1_000_000_000_000_000), ("GHz", 1_000_000_000_000), ("MHz", 1_000_000_000),
        ("kHz", 1_000_000), ("Hz", 1_000), ("mHz", 1),
    ];

    private Frequency(long value) => Millihertz = value;

    /// <summary>The frequency in millihertz.</summary>
    public long Millihertz { get; }

    /// <summary>Nothing.</summary>
    public static Frequency Zero => default;

    /// <summary>The unit that the integer inside counts.</summary>
    public static Unit BaseUnit { get; } = Unit.Parse("mHz");

    long IQuantity<Frequency>.BaseValue => Millihertz;

    /// <summary>A value from a whole number of mHz.</summary>
    public static Frequency FromMillihertz(long value) => new(value);

    static Frequency IQuantity<Frequency>.FromBase(long value) => new(value);

    /// <summary>A frequency from whole hertz.</summary>
    public static Frequency FromHertz(long value) => new(checked(value * 1000));

    /// <summary>A frequency from whole megahertz.</summary>
    public static Frequency FromMegahertz(long value) => FromHertz(checked(value * 1_000_000));

    /// <summary>Reads a text such as <c>100 MHz</c> exactly.</summary>
    /// <exception cref="FormatException">Not a frequency, not a whole number of mHz, or out of range.</exception>
    public static Frequency Parse(string text, IFormatProvider? provider = null) => new(Quantity.ParseInteger(text, BaseUnit));

    /// <summary>Reads a text such as <c>100 MHz</c>; false when it is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out Frequency result)
    {
        var read = Quantity.TryParseInteger(text ?? "", BaseUnit, out var value, out _);
        result = new Frequency(value);
        return read;
    }

    /// <summary>The sum; an overflow is an error.</summary>
    public static Frequency operator +(Frequency left, Frequency right) => new(checked(left.Millihertz + right.Millihertz));

    /// <summary>The difference; an overflow is an error.</summary>
    public static Frequency operator -(Frequency left, Frequency right) => new(checked(left.Millihertz - right.Millihertz));

    /// <summary>A multiple; an overflow is an error.</summary>
    public static Frequency operator *(Frequency left, long right) => new(checked(left.Millihertz * right));

    /// <summary>A multiple; an overflow is an error.</summary>
    public static Frequency operator *(long left, Frequency right) => right * left;

    /// <summary>Equality.</summary>
    public static bool operator ==(Frequency left, Frequency right) => left.Millihertz == right.Millihertz;

    /// <summary>Inequality.</summary>
    public static bool operator !=(Frequency left, Frequency right) => left.Millihertz != right.Millihertz;

    /// <summary>Order by size.</summary>
    public static bool operator <(Frequency left, Frequency right) => left.Millihertz < right.Millihertz;

    /// <summary>Order by size.</summary>
    public static bool operator >(Frequency left, Frequency right) => left.Millihertz > right.Millihertz;

    /// <summary>Order by size.</summary>
    public static bool operator <=(Frequency left, Frequency right) => left.Millihertz <= right.Millihertz;

    /// <summary>Order by size.</summary>
    public static bool operator >=(Frequency left, Frequency right) => left.Millihertz >= right.Millihertz;

    /// <inheritdoc/>
    public int CompareTo(Frequency other) => Millihertz.CompareTo(other.Millihertz);

    /// <inheritdoc/>
    public bool Equals(Frequency other) => Millihertz == other.Millihertz;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Frequency other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Millihertz.GetHashCode();

    /// <summary>The exact value in the largest unit that suits, e.g. <c>100 MHz</c>.</summary>
    public override string ToString() => QuantityText.Format(Millihertz, Units);
}
