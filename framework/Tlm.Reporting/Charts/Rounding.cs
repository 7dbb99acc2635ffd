namespace Tlm.Reporting.Charts;

/// <summary>Keeps the data of charts small; tables have the exact numbers.</summary>
internal static class Rounding
{
    /// <summary>A number with so many significant digits; 0 for what is no number.</summary>
    public static double ToDigits(double value, int digits)
    {
        if (value == 0 || !double.IsFinite(value))
            return 0;
        double scale = Math.Pow(10, digits - 1 - Math.Floor(Math.Log10(Math.Abs(value))));
        return double.IsFinite(scale) && scale > 0 ? Math.Round(value * scale) / scale : value;
    }
}
