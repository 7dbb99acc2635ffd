using System.Numerics;

namespace Tlm;

/// <summary>The known unit symbols and prefixes, each with its exact size.</summary>
internal static class UnitTable
{
    /// <summary>A symbol: what it measures, its size in base units, and which prefixes it takes.</summary>
    public sealed record Entry(string Symbol, Dimension Dimension, BigInteger Numerator, BigInteger Denominator, bool Metric, bool Binary);

    /// <summary>Metric prefixes (SI) as powers of ten.</summary>
    public static readonly (string Prefix, int Exponent)[] Metric =
    [
        ("a", -18), ("f", -15), ("p", -12), ("n", -9), ("u", -6), ("µ", -6), ("μ", -6), ("m", -3), ("c", -2),
        ("k", 3), ("M", 6), ("G", 9), ("T", 12), ("P", 15), ("E", 18),
    ];

    /// <summary>Binary prefixes (IEC 80000-13) as powers of two, for data only.</summary>
    public static readonly (string Prefix, int Exponent)[] Binary = [("Ki", 10), ("Mi", 20), ("Gi", 30), ("Ti", 40), ("Pi", 50)];

    /// <summary>Every symbol without prefix.</summary>
    public static readonly Entry[] Entries =
    [
        Plain("s", Dimension.Time), Fixed("min", Dimension.Time, 60), Fixed("h", Dimension.Time, 3600),
        Plain("Hz", Dimension.Frequency),
        Data("b", Dimension.Data, 1), Data("bit", Dimension.Data, 1), Data("bits", Dimension.Data, 1),
        Data("B", Dimension.Data, 8), Data("byte", Dimension.Data, 8), Data("bytes", Dimension.Data, 8),
        Data("bps", Dimension.DataRate, 1), Data("Bps", Dimension.DataRate, 8),
        Plain("J", Dimension.Energy), Plain("W", Dimension.Power), Plain("Wh", Dimension.Energy, 3600),
        Plain("A", Dimension.Current), Plain("V", Dimension.Voltage),
        Plain("Ohm", Dimension.Voltage / Dimension.Current), Plain("Ω", Dimension.Voltage / Dimension.Current),
        Plain("F", Dimension.Current * Dimension.Time / Dimension.Voltage),
        Plain("m", Dimension.Length), Plain("K", Dimension.Temperature),
        Fixed("degC", Dimension.Celsius, 1), Fixed("°C", Dimension.Celsius, 1),
        Fixed("cycle", Dimension.Cycles, 1), Fixed("cycles", Dimension.Cycles, 1), Fixed("tCK", Dimension.Cycles, 1),
        Fixed("token", Dimension.Tokens, 1), Fixed("tokens", Dimension.Tokens, 1),
        Plain("op", Dimension.Operations), Plain("ops", Dimension.Operations), Plain("FLOP", Dimension.Operations),
        Plain("OPS", Dimension.Operations / Dimension.Time), Plain("FLOPS", Dimension.Operations / Dimension.Time),
        Plain("T", Dimension.Transfers),
        new("%", Dimension.None, BigInteger.One, 100, false, false),
    ];

    private static Entry Plain(string symbol, Dimension dimension, int scale = 1) => new(symbol, dimension, scale, BigInteger.One, true, false);

    private static Entry Data(string symbol, Dimension dimension, int scale) => new(symbol, dimension, scale, BigInteger.One, true, true);

    private static Entry Fixed(string symbol, Dimension dimension, int scale) => new(symbol, dimension, scale, BigInteger.One, false, false);
}
