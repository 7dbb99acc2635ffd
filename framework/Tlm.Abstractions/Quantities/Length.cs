using System.Diagnostics.CodeAnalysis;

namespace Tlm;

/// <summary>A length as a whole number of nanometres.</summary>
public readonly struct Length : IQuantity<Length>
{
    private static readonly (string Symbol, long Size)[] Units = [("m", 1_000_000_000), ("mm", 1_000_000), ("um", 1_000), ("nm", 1)];

    private Length(long value) => Nanometres = value;

    /// <summary>The length in nanometres.</summary>
    public long Nanometres { get; }

    /// <summary>Nothing.</summary>
    public static Length Zero => default;

    /// <summary>The unit that the integer inside counts.</summary>
    public static Unit BaseUnit { get; } = Unit.Parse("nm");

    long IQuantity<Length>.BaseValue => Nanometres;

    /// <summary>A value from a whole number of nm.</summary>
    public static Length FromNanometres(long value) => new(value);

    static Length IQuantity<Length>.FromBase(long value) => new(value);

    /// <summary>Reads a text such as <c>40 um</c> exactly.</summary>
    /// <exception cref="FormatException">Not a length, not a whole number of nm, or out of range.</exception>
    public static Length Parse(string text, IFormatProvider? provider = null) => new(Quantity.ParseInteger(text, BaseUnit));

    /// <summary>Reads a text such as <c>40 um</c>; false when it is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out Length result)
    {
        var read = Quantity.TryParseInteger(text ?? "", BaseUnit, out var value, out _);
        result = new Length(value);
        return read;
    }

    /// <summary>The sum; an overflow is an error.</summary>
    public static Length operator +(Length left, Length right) => new(checked(left.Nanometres + right.Nanometres));

    /// <summary>The difference; an overflow is an error.</summary>
    public static Length operator -(Length left, Length right) => new(checked(left.Nanometres - right.Nanometres));

    /// <summary>A multiple; an overflow is an error.</summary>
    public static Length operator *(Length left, long right) => new(checked(left.Nanometres * right));

    /// <summary>A multiple; an overflow is an error.</summary>
    public static Length operator *(long left, Length right) => right * left;

    /// <summary>Equality.</summary>
    public static bool operator ==(Length left, Length right) => left.Nanometres == right.Nanometres;

    /// <summary>Inequality.</summary>
    public static bool operator !=(Length left, Length right) => left.Nanometres != right.Nanometres;

    /// <summary>Order by size.</summary>
    public static bool operator <(Length left, Length right) => left.Nanometres < right.Nanometres;

    /// <summary>Order by size.</summary>
    public static bool operator >(Length left, Length right) => left.Nanometres > right.Nanometres;

    /// <summary>Order by size.</summary>
    public static bool operator <=(Length left, Length right) => left.Nanometres <= right.Nanometres;

    /// <summary>Order by size.</summary>
    public static bool operator >=(Length left, Length right) => left.Nanometres >= right.Nanometres;

    /// <inheritdoc/>
    public int CompareTo(Length other) => Nanometres.CompareTo(other.Nanometres);

    /// <inheritdoc/>
    public bool Equals(Length other) => Nanometres == other.Nanometres;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Length other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Nanometres.GetHashCode();

    /// <summary>The exact value in the largest unit that suits, e.g. <c>40 um</c>.</summary>
    public override string ToString() => QuantityText.Format(Nanometres, Units);
}
