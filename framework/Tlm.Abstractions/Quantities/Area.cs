using System.Diagnostics.CodeAnalysis;

namespace Tlm;

/// <summary>An area as a whole number of square nanometres (up to 9 m2).</summary>
public readonly struct Area : IQuantity<Area>
{
    private static readonly (string Symbol, long Size)[] Units =
    [
        ("m2", 1_000_000_000_000_000_000), ("mm2", 1_000_000_000_000),
        ("um2", 1_000_000), ("nm2", 1),
    ];

    private Area(long value) => SquareNanometres = value;

    /// <summary>The area in square nanometres.</summary>
    public long SquareNanometres { get; }

    /// <summary>Nothing.</summary>
    public static Area Zero => default;

    /// <summary>The unit that the integer inside counts.</summary>
    public static Unit BaseUnit { get; } = Unit.Parse("nm2");

    long IQuantity<Area>.BaseValue => SquareNanometres;

    /// <summary>A value from a whole number of nm2.</summary>
    public static Area FromSquareNanometres(long value) => new(value);

    static Area IQuantity<Area>.FromBase(long value) => new(value);

    /// <summary>Reads a text such as <c>57 mm2</c> exactly.</summary>
    /// <exception cref="FormatException">Not an area, not a whole number of nm2, or out of range.</exception>
    public static Area Parse(string text, IFormatProvider? provider = null) => new(Quantity.ParseInteger(text, BaseUnit));

    /// <summary>Reads a text such as <c>57 mm2</c>; false when it is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out Area result)
    {
        var read = Quantity.TryParseInteger(text ?? "", BaseUnit, out var value, out _);
        result = new Area(value);
        return read;
    }

    /// <summary>The sum; an overflow is an error.</summary>
    public static Area operator +(Area left, Area right) => new(checked(left.SquareNanometres + right.SquareNanometres));

    /// <summary>The difference; an overflow is an error.</summary>
    public static Area operator -(Area left, Area right) => new(checked(left.SquareNanometres - right.SquareNanometres));

    /// <summary>A multiple; an overflow is an error.</summary>
    public static Area operator *(Area left, long right) => new(checked(left.SquareNanometres * right));

    /// <summary>A multiple; an overflow is an error.</summary>
    public static Area operator *(long left, Area right) => right * left;

    /// <summary>Equality.</summary>
    public static bool operator ==(Area left, Area right) => left.SquareNanometres == right.SquareNanometres;

    /// <summary>Inequality.</summary>
    public static bool operator !=(Area left, Area right) => left.SquareNanometres != right.SquareNanometres;

    /// <summary>Order by size.</summary>
    public static bool operator <(Area left, Area right) => left.SquareNanometres < right.SquareNanometres;

    /// <summary>Order by size.</summary>
    public static bool operator >(Area left, Area right) => left.SquareNanometres > right.SquareNanometres;

    /// <summary>Order by size.</summary>
    public static bool operator <=(Area left, Area right) => left.SquareNanometres <= right.SquareNanometres;

    /// <summary>Order by size.</summary>
    public static bool operator >=(Area left, Area right) => left.SquareNanometres >= right.SquareNanometres;

    /// <inheritdoc/>
    public int CompareTo(Area other) => SquareNanometres.CompareTo(other.SquareNanometres);

    /// <inheritdoc/>
    public bool Equals(Area other) => SquareNanometres == other.SquareNanometres;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Area other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => SquareNanometres.GetHashCode();

    /// <summary>The exact value in the largest unit that suits, e.g. <c>57 mm2</c>.</summary>
    public override string ToString() => QuantityText.Format(SquareNanometres, Units);
}
