using System.Diagnostics.CodeAnalysis;

namespace Tlm;

/// <summary>An amount of data as a whole number of bytes.</summary>
public readonly struct DataSize : IQuantity<DataSize>
{
    private DataSize(long value) => Bytes = value;

    /// <summary>The size in bytes.</summary>
    public long Bytes { get; }

    /// <summary>Nothing.</summary>
    public static DataSize Zero => default;

    /// <summary>The unit that the integer inside counts.</summary>
    public static Unit BaseUnit { get; } = Unit.Parse("B");

    long IQuantity<DataSize>.BaseValue => Bytes;

    /// <summary>A value from a whole number of B.</summary>
    public static DataSize FromBytes(long value) => new(value);

    static DataSize IQuantity<DataSize>.FromBase(long value) => new(value);

    /// <summary>A size from binary kilobytes (1024 bytes).</summary>
    public static DataSize FromKibibytes(long value) => new(checked(value * 1024));

    /// <summary>A size from binary megabytes (1024 x 1024 bytes).</summary>
    public static DataSize FromMebibytes(long value) => FromKibibytes(checked(value * 1024));

    /// <summary>A size from binary gigabytes (1024 x 1024 x 1024 bytes).</summary>
    public static DataSize FromGibibytes(long value) => FromKibibytes(checked(value * 1024 * 1024));

    /// <summary>Reads a text such as <c>16 GiB</c> exactly.</summary>
    /// <exception cref="FormatException">Not a data size, not a whole number of B, or out of range.</exception>
    public static DataSize Parse(string text, IFormatProvider? provider = null) => new(Quantity.ParseInteger(text, BaseUnit));

    /// <summary>Reads a text such as <c>16 GiB</c>; false when it is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out DataSize result)
    {
        var read = Quantity.TryParseInteger(text ?? "", BaseUnit, out var value, out _);
        result = new DataSize(value);
        return read;
    }

    /// <summary>The sum; an overflow is an error.</summary>
    public static DataSize operator +(DataSize left, DataSize right) => new(checked(left.Bytes + right.Bytes));

    /// <summary>The difference; an overflow is an error.</summary>
    public static DataSize operator -(DataSize left, DataSize right) => new(checked(left.Bytes - right.Bytes));

    /// <summary>A multiple; an overflow is an error.</summary>
    public static DataSize operator *(DataSize left, long right) => new(checked(left.Bytes * right));

    /// <summary>A multiple; an overflow is an error.</summary>
    public static DataSize operator *(long left, DataSize right) => right * left;

    /// <summary>Equality.</summary>
    public static bool operator ==(DataSize left, DataSize right) => left.Bytes == right.Bytes;

    /// <summary>Inequality.</summary>
    public static bool operator !=(DataSize left, DataSize right) => left.Bytes != right.Bytes;

    /// <summary>Order by size.</summary>
    public static bool operator <(DataSize left, DataSize right) => left.Bytes < right.Bytes;

    /// <summary>Order by size.</summary>
    public static bool operator >(DataSize left, DataSize right) => left.Bytes > right.Bytes;

    /// <summary>Order by size.</summary>
    public static bool operator <=(DataSize left, DataSize right) => left.Bytes <= right.Bytes;

    /// <summary>Order by size.</summary>
    public static bool operator >=(DataSize left, DataSize right) => left.Bytes >= right.Bytes;

    /// <inheritdoc/>
    public int CompareTo(DataSize other) => Bytes.CompareTo(other.Bytes);

    /// <inheritdoc/>
    public bool Equals(DataSize other) => Bytes == other.Bytes;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DataSize other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Bytes.GetHashCode();

    /// <summary>The exact value in the largest unit that suits, e.g. <c>16 GiB</c>.</summary>
    public override string ToString() => QuantityText.FormatBytes(Bytes);
}
