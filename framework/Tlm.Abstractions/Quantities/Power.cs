using System.Diagnostics.CodeAnalysis;

namespace Tlm;

/// <summary>A power as a whole number of nanowatts.</summary>
public readonly struct Power : IQuantity<Power>
{
    private static readonly (string Symbol, long Size)[] Units =
    [
        ("MW", 1_000_000_000_000_000), ("kW", 1_000_000_000_000), ("W", 1_000_000_000),
        ("mW", 1_000_000), ("uW", 1_000), ("nW", 1),
    ];

    private Power(long value) => Nanowatts = value;

    /// <summary>The power in nanowatts.</summary>
    public long Nanowatts { get; }

    /// <summary>Nothing.</summary>
    public static Power Zero => default;

    /// <summary>The unit that the integer inside counts.</summary>
    public static Unit BaseUnit { get; } = Unit.Parse("nW");

    long IQuantity<Power>.BaseValue => Nanowatts;

    /// <summary>A value from a whole number of nW.</summary>
    public static Power FromNanowatts(long value) => new(value);

    static Power IQuantity<Power>.FromBase(long value) => new(value);

    /// <summary>A power from whole milliwatts.</summary>
    public static Power FromMilliwatts(long value) => new(checked(value * 1_000_000));

    /// <summary>The energy used in a number of femtoseconds, rounded to the nearest femtojoule (half away from zero).</summary>
    public Energy Over(long femtoseconds)
    {
        var product = (Int128)Nanowatts * femtoseconds;
        var half = product < 0 ? -500_000_000 : 500_000_000;
        return Energy.FromFemtojoules(checked((long)((product + half) / 1_000_000_000)));
    }

    /// <summary>Reads a text such as <c>250 mW</c> exactly.</summary>
    /// <exception cref="FormatException">Not a power, not a whole number of nW, or out of range.</exception>
    public static Power Parse(string text, IFormatProvider? provider = null) => new(Quantity.ParseInteger(text, BaseUnit));

    /// <summary>Reads a text such as <c>250 mW</c>; false when it is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out Power result)
    {
        var read = Quantity.TryParseInteger(text ?? "", BaseUnit, out var value, out _);
        result = new Power(value);
        return read;
    }

    /// <summary>The sum; an overflow is an error.</summary>
    public static Power operator +(Power left, Power right) => new(checked(left.Nanowatts + right.Nanowatts));

    /// <summary>The difference; an overflow is an error.</summary>
    public static Power operator -(Power left, Power right) => new(checked(left.Nanowatts - right.Nanowatts));

    /// <summary>A multiple; an overflow is an error.</summary>
    public static Power operator *(Power left, long right) => new(checked(left.Nanowatts * right));

    /// <summary>A multiple; an overflow is an error.</summary>
    public static Power operator *(long left, Power right) => right * left;

    /// <summary>Equality.</summary>
    public static bool operator ==(Power left, Power right) => left.Nanowatts == right.Nanowatts;

    /// <summary>Inequality.</summary>
    public static bool operator !=(Power left, Power right) => left.Nanowatts != right.Nanowatts;

    /// <summary>Order by size.</summary>
    public static bool operator <(Power left, Power right) => left.Nanowatts < right.Nanowatts;

    /// <summary>Order by size.</summary>
    public static bool operator >(Power left, Power right) => left.Nanowatts > right.Nanowatts;

    /// <summary>Order by size.</summary>
    public static bool operator <=(Power left, Power right) => left.Nanowatts <= right.Nanowatts;

    /// <summary>Order by size.</summary>
    public static bool operator >=(Power left, Power right) => left.Nanowatts >= right.Nanowatts;

    /// <inheritdoc/>
    public int CompareTo(Power other) => Nanowatts.CompareTo(other.Nanowatts);

    /// <inheritdoc/>
    public bool Equals(Power other) => Nanowatts == other.Nanowatts;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Power other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Nanowatts.GetHashCode();

    /// <summary>The exact value in the largest unit that suits, e.g. <c>250 mW</c>.</summary>
    public override string ToString() => QuantityText.Format(Nanowatts, Units);
}
