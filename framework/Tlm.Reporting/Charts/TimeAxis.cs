namespace Tlm.Reporting.Charts;

/// <summary>The unit in which an axis of simulated time reads best.</summary>
internal static class TimeAxis
{
    /// <summary>Femtoseconds a unit, and its symbol, for an axis that ends at <paramref name="last"/> femtoseconds.</summary>
    public static (double PerUnit, string Unit) For(double last) => last switch
    {
        >= 1e15 => (1e15, "s"),
        >= 1e12 => (1e12, "ms"),
        >= 1e9 => (1e9, "us"),
        _ => (1e6, "ns"),
    };
}
