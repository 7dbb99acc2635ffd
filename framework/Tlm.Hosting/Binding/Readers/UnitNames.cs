namespace Tlm.Hosting.Binding.Readers;

/// <summary>The usual units of a dimension, for editors to complete; empty for dimensions whose units are composed freely.</summary>
internal static class UnitNames
{
    private static readonly (Dimension Dimension, string[] Units)[] Usual =
    [
        (Dimension.Time, ["fs", "ps", "ns", "us", "µs", "ms", "s", "min", "h"]),
        (Dimension.Frequency, ["mHz", "Hz", "kHz", "MHz", "GHz", "THz"]),
        (Dimension.Data, ["bit", "bits", "b", "kbit", "Mbit", "Gbit", "Kibit", "Mibit", "Gibit", "kb", "Mb", "Gb", "B", "byte", "bytes", "kB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "TiB"]),
        (Dimension.Voltage, ["uV", "mV", "V", "kV"]),
        (Dimension.Current, ["nA", "uA", "µA", "mA", "A"]),
        (Dimension.Length, ["nm", "um", "µm", "mm", "cm", "m"]),
        (Dimension.Energy, ["aJ", "fJ", "pJ", "nJ", "uJ", "µJ", "mJ", "J", "kJ"]),
        (Dimension.Power, ["nW", "uW", "µW", "mW", "W", "kW", "MW"]),
        (Dimension.Cycles, ["cycle", "cycles", "tCK"]),
        (Dimension.Tokens, ["token", "tokens"]),
    ];

    /// <summary>The usual units that measure the same as <paramref name="unit"/>.</summary>
    public static IReadOnlyList<string> SameDimension(Unit unit)
    {
        foreach (var (dimension, units) in Usual)
            if (dimension == unit.Dimension)
                return units;
        return [];
    }
}
