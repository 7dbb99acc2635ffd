using System.Globalization;
using System.Numerics;

namespace Tlm;

/// <summary>An exact number with a unit, as written in a file: a fraction of big integers in the base unit of its dimension.</summary>
public readonly struct Quantity
{
    private Quantity(BigInteger numerator, BigInteger denominator, Dimension dimension)
    {
        Numerator = numerator;
        Denominator = denominator;
        Dimension = dimension;
    }

    /// <summary>Numerator of the value in base units; carries the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>Denominator of the value in base units; positive.</summary>
    public BigInteger Denominator { get; }

    /// <summary>What the quantity measures.</summary>
    public Dimension Dimension { get; }

    /// <summary>Reads a decimal number followed by a unit, e.g. <c>6.4 Gbps</c>; nothing is rounded.</summary>
    /// <param name="text">The text to read.</param>
    /// <param name="expected">The dimension that the unit must have.</param>
    /// <param name="value">The quantity read.</param>
    /// <param name="problem">What is wrong and what was expected, when the result is false.</param>
    public static bool TryParse(string text, Dimension expected, out Quantity value, out string problem)
    {
        value = default;
        text = text.Trim();
        if (!DecimalText.TryParse(text, out var mantissa, out var exponent, out var length))
        {
            problem = $"'{text}' is no number with a unit: expected {expected}";
            return false;
        }
        var symbol = text[length..].Trim();
        if (!Unit.TryParse(symbol, out var unit, out var unknown))
        {
            problem = $"{unknown} in '{text}': expected {expected}";
            return false;
        }
        if (unit.Dimension != expected)
        {
            problem = symbol.Length == 0
                ? $"'{text}' has no unit: expected {expected}"
                : $"unit '{symbol}' does not fit in '{text}': expected {expected}";
            return false;
        }
        value = Scale(mantissa, exponent, unit);
        problem = "";
        return true;
    }

    /// <summary>Reads a text into a whole number of <paramref name="unit"/>.</summary>
    /// <exception cref="FormatException">No number, another dimension, not a whole number of the unit, or out of the range of 64 bits.</exception>
    public static long ParseInteger(string text, Unit unit)
    {
        return TryParseInteger(text, unit, out var value, out var problem) ? value : throw new FormatException(problem);
    }

    /// <summary>Reads a text into a whole number of <paramref name="unit"/>; when it fails, <paramref name="problem"/> says why.</summary>
    public static bool TryParseInteger(string text, Unit unit, out long value, out string problem)
    {
        value = 0;
        if (!TryParse(text, unit.Dimension, out var quantity, out problem))
            return false;
        return quantity.TryToInteger(unit, text, out value, out problem);
    }

    /// <summary>The value in <paramref name="unit"/>, correctly rounded to a double.</summary>
    public double ToDouble(Unit unit)
    {
        var numerator = Numerator * unit.Denominator;
        var denominator = Denominator * unit.Numerator;
        var whole = BigInteger.DivRem(numerator * BigInteger.Pow(10, 40), denominator, out _);
        return double.Parse(whole.ToString(CultureInfo.InvariantCulture) + "e-40", NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private bool TryToInteger(Unit unit, string text, out long value, out string problem)
    {
        value = 0;
        problem = "";
        var whole = BigInteger.DivRem(Numerator * unit.Denominator, Denominator * unit.Numerator, out var rest);
        if (!rest.IsZero)
            problem = $"'{text.Trim()}' is not a whole number of {unit}, the smallest step of this value";
        else if (whole < long.MinValue || whole > long.MaxValue)
            problem = $"'{text.Trim()}' overflows: the largest value is {long.MaxValue} {unit}";
        else
            value = (long)whole;
        return problem.Length == 0;
    }

    private static Quantity Scale(BigInteger mantissa, int exponent, Unit unit)
    {
        var ten = BigInteger.Pow(10, Math.Abs(exponent));
        return exponent >= 0
            ? new Quantity(mantissa * ten * unit.Numerator, unit.Denominator, unit.Dimension)
            : new Quantity(mantissa * unit.Numerator, ten * unit.Denominator, unit.Dimension);
    }
}
