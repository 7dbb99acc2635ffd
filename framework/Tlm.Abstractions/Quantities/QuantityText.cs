using System.Globalization;

namespace Tlm;

/// <summary>Writes integer-backed quantities exactly, in the largest unit that does not make them smaller than one.</summary>
public static class QuantityText
{
    private static readonly (string Symbol, long Size)[] BinaryBytes =
        [("TiB", 1L << 40), ("GiB", 1L << 30), ("MiB", 1L << 20), ("KiB", 1L << 10)];

    private static readonly (string Symbol, long Size)[] DecimalBytes =
        [("TB", 1_000_000_000_000), ("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000), ("B", 1)];

    /// <summary>Writes a value, e.g. 1250000 with the units of time as <c>1.25 ns</c>.</summary>
    /// <param name="value">The value in the last (smallest) unit.</param>
    /// <param name="units">Units from largest to smallest, with their sizes in the smallest.</param>
    public static string Format(long value, ReadOnlySpan<(string Symbol, long Size)> units)
    {
        var magnitude = Math.Abs((decimal)value);
        foreach (var (symbol, size) in units)
            if (magnitude >= size)
                return Number((decimal)value / size) + " " + symbol;
        return Number(value) + " " + units[^1].Symbol;
    }

    internal static string FormatBytes(long value)
    {
        foreach (var (symbol, size) in BinaryBytes)
            if (Math.Abs((decimal)value) >= size && value % (size / 8) == 0)
                return Number((decimal)value / size) + " " + symbol;
        return Format(value, DecimalBytes);
    }

    private static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
