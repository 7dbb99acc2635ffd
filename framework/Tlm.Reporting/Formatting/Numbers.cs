using System.Globalization;

namespace Tlm.Reporting.Formatting;

/// <summary>Writes numbers for people: four significant digits, and the unit's prefix that suits.</summary>
public static class Numbers
{
    private static readonly string[] Prefixes = ["f", "p", "n", "u", "m", "", "k", "M", "G", "T", "P"];

    private static readonly (Dimension Dimension, string Symbol, double PerBase)[] Scaled =
    [
        (Dimension.Time, "s", 1), (Dimension.Energy, "J", 1), (Dimension.Power, "W", 1), (Dimension.Frequency, "Hz", 1),
        (Dimension.Data, "B", 8), (Dimension.DataRate, "B/s", 8), (Dimension.Operations, "op", 1), (Dimension.Operations / Dimension.Time, "OPS", 1),
    ];

    /// <summary>A value with its unit: <c>12.35 ms</c>, <c>51.2 GB/s</c>, <c>23.46 tokens/s</c>.</summary>
    public static string Show(double value, Unit unit)
    {
        foreach (var (dimension, symbol, size) in Scaled)
            if (dimension == unit.Dimension)
                return WithPrefix(value * ((double)unit.Numerator / (double)unit.Denominator) / size, symbol);
        return $"{Digits(value)} {unit.Symbol}".TrimEnd();
    }

    /// <summary>A number with four significant digits.</summary>
    public static string Plain(double value) => double.IsFinite(value) ? Digits(value) : "-";

    /// <summary>A value with the unit of a result, whose symbol is given.</summary>
    public static string Show(double value, string symbol) =>
        !double.IsFinite(value) ? "-" : Unit.TryParse(symbol, out Unit unit, out _) ? Show(value, unit) : $"{Digits(value)} {symbol}".TrimEnd();

    /// <summary>The prefix that suits a value: what to divide by, and the unit that results.</summary>
    public static (double Scale, string Unit) ScaleOf(double value, string symbol)
    {
        string[] shown = Show(value, symbol).Split(' ', 2);
        if (shown.Length < 2 || value == 0 || !double.TryParse(shown[0], NumberStyles.Number, CultureInfo.InvariantCulture, out double number))
            return (1, symbol);
        return (Math.Pow(10, Math.Round(Math.Log10(Math.Abs(value / number)))), shown[1]);
    }

    /// <summary>A share in percent.</summary>
    public static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    /// <summary>A count with a prefix: <c>12.3 M</c>.</summary>
    public static string Compact(double value) => WithPrefix(value, "");

    private static string WithPrefix(double value, string symbol)
    {
        var step = value == 0 || !double.IsFinite(value) ? 0 : (int)Math.Floor(Math.Log10(Math.Abs(value)) / 3);
        step = Math.Clamp(step, -5, 5);
        return $"{Digits(value / Math.Pow(1000, step))} {Prefixes[step + 5]}{symbol}".TrimEnd();
    }

    private static string Digits(double value)
    {
        var magnitude = Math.Abs(value);
        var format = magnitude >= 1000 ? "#,0" : magnitude >= 100 ? "0.#" : magnitude >= 10 ? "0.##" : magnitude >= 1 ? "0.###" : "0.####";
        return value.ToString(format, CultureInfo.InvariantCulture);
    }
}
