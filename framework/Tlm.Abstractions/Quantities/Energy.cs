using System.Diagnostics.CodeAnalysis;

namespace Tlm;

/// <summary>An energy as a whole number of femtojoules.</summary>
public readonly struct Energy : IQuantity<Energy>
{
    private static readonly (string Symbol, long Size)[] Units =
    [
        ("kJ", 1_000_000_000_000_000_000), ("J", 1_000_000_000_000_000), ("mJ", 1_000_000_000_000), ("uJ", 1_000_000_000),
        ("nJ", 1_000_000), ("pJ", 1_000), ("fJ", 1),
    ];

    private Energy(long value) => Femtojoules = value;

    /// <summary>The energy in femtojoules.</summary>
    public long Femtojoules { get; }

    /// <summary>Nothing.</summary>
    public static Energy Zero => default;

    /// <summary>The unit that the integer inside counts.</summary>
    public static Unit BaseUnit { get; } = Unit.Parse("fJ");

    long IQuantity<Energy>.BaseValue => Femtojoules;

    /// <summary>A value from a whole number of fJ.</summary>
    public static Energy FromFemtojoules(long value) => new(value);

    static Energy IQuantity<Energy>.FromBase(long value) => new(value);

    /// <summary>An energy from whole picojoules.</summary>
    public static Energy FromPicojoules(long value) => new(checked(value * 1000));

    /// <summary>The energy in joules, for reports only.</summary>
    public double ToJoules() => Femtojoules / 1e15;

    /// <summary>Reads a text such as <c>12.5 pJ</c> exactly.</summary>
    /// <exception cref="FormatException">Not an energy, not a whole number of fJ, or out of range.</exception>
    public static Energy Parse(string text, IFormatProvider? provider = null) => new(Quantity.ParseInteger(text, BaseUnit));

    /// <summary>Reads a text such as <c>12.5 pJ</c>; false when it is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out Energy result)
    {
        var read = Quantity.TryParseInteger(text ?? "", BaseUnit, out var value, out _);
        result = new Energy(value);
        return read;
    }

    /// <summary>The sum; an overflow is an error.</summary>
    public static Energy operator +(Energy left, Energy right) => new(checked(left.Femtojoules + right.Femtojoules));

    /// <summary>The difference; an overflow is an error.</summary>
    public static Energy operator -(Energy left, Energy right) => new(checked(left.Femtojoules - right.Femtojoules));

    /// <summary>A multiple; an overflow is an error.</summary>
    public static Energy operator *(Energy left, long right) => new(checked(left.Femtojoules * right));

    /// <summary>A multiple; an overflow is an error.</summary>
    public static Energy operator *(long left, Energy right) => right * left;

    /// <summary>Equality.</summary>
    public static bool operator ==(Energy left, Energy right) => left.Femtojoules == right.Femtojoules;

    /// <summary>Inequality.</summary>
    public static bool operator !=(Energy left, Energy right) => left.Femtojoules != right.Femtojoules;

    /// <summary>Order by size.</summary>
    public static bool operator <(Energy left, Energy right) => left.Femtojoules < right.Femtojoules;

    /// <summary>Order by size.</summary>
    public static bool operator >(Energy left, Energy right) => left.Femtojoules > right.Femtojoules;

    /// <summary>Order by size.</summary>
    public static bool operator <=(Energy left, Energy right) => left.Femtojoules <= right.Femtojoules;

    /// <summary>Order by size.</summary>
    public static bool operator >=(Energy left, Energy right) => left.Femtojoules >= right.Femtojoules;

    /// <inheritdoc/>
    public int CompareTo(Energy other) => Femtojoules.CompareTo(other.Femtojoules);

    /// <inheritdoc/>
    public bool Equals(Energy other) => Femtojoules == other.Femtojoules;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Energy other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Femtojoules.GetHashCode();

    /// <summary>The exact value in the largest unit that suits, e.g. <c>12.5 pJ</c>.</summary>
    public override string ToString() => QuantityText.Format(Femtojoules, Units);
}
