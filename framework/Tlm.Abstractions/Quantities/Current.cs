using System.Diagnostics.CodeAnalysis;

namespace Tlm;

/// <summary>A current as a whole number of nanoamperes.</summary>
public readonly struct Current : IQuantity<Current>
{
    private static readonly (string Symbol, long Size)[] Units = [("A", 1_000_000_000), ("mA", 1_000_000), ("uA", 1_000), ("nA", 1)];

    private Current(long value) => Nanoamperes = value;

    /// <summary>The current in nanoamperes.</summary>
    public long Nanoamperes { get; }

    /// <summary>Nothing.</summary>
    public static Current Zero => default;

    /// <summary>The unit that the integer inside counts.</summary>
    public static Unit BaseUnit { get; } = Unit.Parse("nA");

    long IQuantity<Current>.BaseValue => Nanoamperes;

    /// <summary>A value from a whole number of nA.</summary>
    public static Current FromNanoamperes(long value) => new(value);

    static Current IQuantity<Current>.FromBase(long value) => new(value);

    /// <summary>Reads a text such as <c>33 mA</c> exactly.</summary>
    /// <exception cref="FormatException">Not a current, not a whole number of nA, or out of range.</exception>
    public static Current Parse(string text, IFormatProvider? provider = null) => new(Quantity.ParseInteger(text, BaseUnit));

    /// <summary>Reads a text such as <c>33 mA</c>; false when it is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out Current result)
    {
        var read = Quantity.TryParseInteger(text ?? "", BaseUnit, out var value, out _);
        result = new Current(value);
        return read;
    }

    /// <summary>The sum; an overflow is an error.</summary>
    public static Current operator +(Current left, Current right) => new(checked(left.Nanoamperes + right.Nanoamperes));

    /// <summary>The difference; an overflow is an error.</summary>
    public static Current operator -(Current left, Current right) => new(checked(left.Nanoamperes - right.Nanoamperes));

    /// <summary>A multiple; an overflow is an error.</summary>
    public static Current operator *(Current left, long right) => new(checked(left.Nanoamperes * right));

    /// <summary>A multiple; an overflow is an error.</summary>
    public static Current operator *(long left, Current right) => right * left;

    /// <summary>Equality.</summary>
    public static bool operator ==(Current left, Current right) => left.Nanoamperes == right.Nanoamperes;

    /// <summary>Inequality.</summary>
    public static bool operator !=(Current left, Current right) => left.Nanoamperes != right.Nanoamperes;

    /// <summary>Order by size.</summary>
    public static bool operator <(Current left, Current right) => left.Nanoamperes < right.Nanoamperes;

    /// <summary>Order by size.</summary>
    public static bool operator >(Current left, Current right) => left.Nanoamperes > right.Nanoamperes;

    /// <summary>Order by size.</summary>
    public static bool operator <=(Current left, Current right) => left.Nanoamperes <= right.Nanoamperes;

    /// <summary>Order by size.</summary>
    public static bool operator >=(Current left, Current right) => left.Nanoamperes >= right.Nanoamperes;

    /// <inheritdoc/>
    public int CompareTo(Current other) => Nanoamperes.CompareTo(other.Nanoamperes);

    /// <inheritdoc/>
    public bool Equals(Current other) => Nanoamperes == other.Nanoamperes;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Current other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Nanoamperes.GetHashCode();

    /// <summary>The exact value in the largest unit that suits, e.g. <c>33 mA</c>.</summary>
    public override string ToString() => QuantityText.Format(Nanoamperes, Units);
}
