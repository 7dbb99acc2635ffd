namespace Tlm;

/// <summary>The dimensions that have a name of their own, each with an example of how its values are written.</summary>
internal static class DimensionNames
{
    private static readonly (Dimension Dimension, string Name)[] Names =
    [
        (Dimension.None, "a plain number"),
        (Dimension.Time, "a time such as 1.25 ns"),
        (Dimension.Frequency, "a frequency such as 100 MHz"),
        (Dimension.Data, "a data size such as 16 GiB"),
        (Dimension.DataRate, "a bandwidth such as 51.2 GB/s"),
        (Dimension.Energy, "an energy such as 12 pJ"),
        (Dimension.Power, "a power such as 250 mW"),
        (Dimension.EnergyPerBit, "an energy per bit such as 0.5 pJ/bit"),
        (Dimension.Voltage, "a voltage such as 1.1 V"),
        (Dimension.Current, "a current such as 33 mA"),
        (Dimension.Length, "a length such as 40 um"),
        (Dimension.Area, "an area such as 57 mm2"),
        (Dimension.Temperature, "a temperature such as 358 K"),
        (Dimension.Celsius, "a temperature such as 85 degC"),
        (Dimension.Cycles, "a number of cycles such as 4 cycles"),
        (Dimension.Operations, "a number of operations such as 2 Gop"),
        (Dimension.Operations / Dimension.Time, "an operation rate such as 4 TOPS"),
        (Dimension.Transfers, "a number of transfers such as 8 T"),
        (Dimension.Transfers / Dimension.Time, "a transfer rate such as 6400 MT/s"),
        (Dimension.Tokens, "a number of tokens such as 32 tokens"),
        (Dimension.Tokens / Dimension.Time, "a token rate such as 20 tokens/s"),
        (Dimension.Energy / Dimension.Operations, "an energy per operation such as 0.8 pJ/op"),
        (Dimension.Data / Dimension.Cycles, "data per cycle such as 64 B/cycle"),
    ];

    /// <summary>The name of a dimension, or a phrase with its code when it has none.</summary>
    public static string Of(Dimension dimension)
    {
        foreach (var (known, name) in Names)
            if (known == dimension)
                return name;
        return "another kind of quantity";
    }
}
