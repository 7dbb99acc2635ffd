using System.Diagnostics.CodeAnalysis;

namespace Tlm;

/// <summary>An energy for each bit moved, as a whole number of attojoules per bit.</summary>
public readonly struct EnergyPerBit : IQuantity<EnergyPerBit>
{
    private static readonly (string Symbol, long Size)[] Units =
    [
        ("nJ/bit", 1_000_000_000), ("pJ/bit", 1_000_000),
        ("fJ/bit", 1_000), ("aJ/bit", 1),
    ];

    private EnergyPerBit(long value) => AttojoulesPerBit = value;

    /// <summary>The energy in attojoules per bit.</summary>
    public long AttojoulesPerBit { get; }

    /// <summary>Nothing.</summary>
    public static EnergyPerBit Zero => default;

    /// <summary>The unit that the integer inside counts.</summary>
    public static Unit BaseUnit { get; } = Unit.Parse("aJ/bit");

    long IQuantity<EnergyPerBit>.BaseValue => AttojoulesPerBit;

    /// <summary>A value from a whole number of aJ/bit.</summary>
    public static EnergyPerBit FromAttojoulesPerBit(long value) => new(value);

    static EnergyPerBit IQuantity<EnergyPerBit>.FromBase(long value) => new(value);

    /// <summary>The energy for a number of bits, rounded to the nearest femtojoule (half away from zero).</summary>
    public Energy For(long bits)
    {
        var product = (Int128)AttojoulesPerBit * bits;
        var half = product < 0 ? -500 : 500;
        return Energy.FromFemtojoules(checked((long)((product + half) / 1000)));
    }

    /// <summary>Reads a text such as <c>0.5 pJ/bit</c> exactly.</summary>
    /// <exception cref="FormatException">Not an energy per bit, not a whole number of aJ/bit, or out of range.</exception>
    public static EnergyPerBit Parse(string text, IFormatProvider? provider = null) => new(Quantity.ParseInteger(text, BaseUnit));

    /// <summary>Reads a text such as <c>0.5 pJ/bit</c>; false when it is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out EnergyPerBit result)
    {
        var read = Quantity.TryParseInteger(text ?? "", BaseUnit, out var value, out _);
        result = new EnergyPerBit(value);
        return read;
    }

    /// <summary>The sum; an overflow is an error.</summary>
    public static EnergyPerBit operator +(EnergyPerBit left, EnergyPerBit right) => new(checked(left.AttojoulesPerBit + right.AttojoulesPerBit));

    /// <summary>The difference; an overflow is an error.</summary>
    public static EnergyPerBit operator -(EnergyPerBit left, EnergyPerBit right) => new(checked(left.AttojoulesPerBit - right.AttojoulesPerBit));

    /// <summary>A multiple; an overflow is an error.</summary>
    public static EnergyPerBit operator *(EnergyPerBit left, long right) => new(checked(left.AttojoulesPerBit * right));

    /// <summary>A multiple; an overflow is an error.</summary>
    public static EnergyPerBit operator *(long left, EnergyPerBit right) => right * left;

    /// <summary>Equality.</summary>
    public static bool operator ==(EnergyPerBit left, EnergyPerBit right) => left.AttojoulesPerBit == right.AttojoulesPerBit;

    /// <summary>Inequality.</summary>
    public static bool operator !=(EnergyPerBit left, EnergyPerBit right) => left.AttojoulesPerBit != right.AttojoulesPerBit;

    /// <summary>Order by size.</summary>
    public static bool operator <(EnergyPerBit left, EnergyPerBit right) => left.AttojoulesPerBit < right.AttojoulesPerBit;

    /// <summary>Order by size.</summary>
    public static bool operator >(EnergyPerBit left, EnergyPerBit right) => left.AttojoulesPerBit > right.AttojoulesPerBit;

    /// <summary>Order by size.</summary>
    public static bool operator <=(EnergyPerBit left, EnergyPerBit right) => left.AttojoulesPerBit <= right.AttojoulesPerBit;

    /// <summary>Order by size.</summary>
    public static bool operator >=(EnergyPerBit left, EnergyPerBit right) => left.AttojoulesPerBit >= right.AttojoulesPerBit;

    /// <inheritdoc/>
    public int CompareTo(EnergyPerBit other) => AttojoulesPerBit.CompareTo(other.AttojoulesPerBit);

    /// <inheritdoc/>
    public bool Equals(EnergyPerBit other) => AttojoulesPerBit == other.AttojoulesPerBit;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EnergyPerBit other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => AttojoulesPerBit.GetHashCode();

    /// <summary>The exact value in the largest unit that suits, e.g. <c>0.5 pJ/bit</c>.</summary>
    public override string ToString() => QuantityText.Format(AttojoulesPerBit, Units);
}
