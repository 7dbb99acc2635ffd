namespace Tlm.Cli.Reproduce.Expressions;

/// <summary>A value in base units (second, bit, joule, token, ...).</summary>
/// <param name="Value">The number.</param>
/// <param name="Dimension">What it measures.</param>
internal readonly record struct Measure(double Value, Dimension Dimension)
{
    /// <summary>A value in some unit.</summary>
    public static Measure Of(double value, Unit unit) => new(value * Size(unit), unit.Dimension);

    /// <summary>The number in a unit.</summary>
    /// <exception cref="ExpressionException">The unit measures something else.</exception>
    public double In(Unit unit)
    {
        return unit.Dimension == Dimension
            ? Value / Size(unit)
            : throw new ExpressionException($"the metric is {Dimension}, which '{unit}' does not measure");
    }

    private static double Size(Unit unit) => (double)unit.Numerator / (double)unit.Denominator;
}
