using System.Numerics;

namespace Tlm;

/// <summary>A unit of measurement: a symbol, what it measures, and its exact size in the coherent base unit of that dimension.</summary>
public sealed class Unit : IEquatable<Unit>
{
    /// <summary>A count of things without a unit.</summary>
    public static readonly Unit Count = new("", Dimension.None, BigInteger.One, BigInteger.One);

    /// <summary>Femtoseconds, the unit of <c>SimTime</c>.</summary>
    public static readonly Unit Femtoseconds = Parse("fs");

    /// <summary>Bytes.</summary>
    public static readonly Unit Bytes = Parse("B");

    /// <summary>Clock cycles.</summary>
    public static readonly Unit Cycles = Parse("cycles");

    /// <summary>Bits for each second.</summary>
    public static readonly Unit BitsPerSecond = Parse("bit/s");

    /// <summary>Bytes for each second.</summary>
    public static readonly Unit BytesPerSecond = Parse("B/s");

    /// <summary>Femtojoules, the unit of <see cref="Tlm.Energy"/>.</summary>
    public static readonly Unit Femtojoules = Parse("fJ");

    /// <summary>Arithmetic operations.</summary>
    public static readonly Unit Operations = Parse("op");

    /// <summary>Tokens of a language model.</summary>
    public static readonly Unit Tokens = Parse("tokens");

    /// <summary>Tokens for each second.</summary>
    public static readonly Unit TokensPerSecond = Parse("tokens/s");

    /// <summary>Seconds.</summary>
    public static readonly Unit Seconds = Parse("s");

    /// <summary>Percent of a whole.</summary>
    public static readonly Unit Percent = Parse("%");

    internal Unit(string symbol, Dimension dimension, BigInteger numerator, BigInteger denominator)
    {
        Symbol = symbol;
        Dimension = dimension;
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        Numerator = numerator / common;
        Denominator = denominator / common;
    }

    /// <summary>How the unit is written, e.g. <c>pJ/bit</c>; empty for a plain count.</summary>
    public string Symbol { get; }

    /// <summary>What the unit measures.</summary>
    public Dimension Dimension { get; }

    /// <summary>Numerator of the unit's size in the base unit (second, bit, joule, ampere, metre, ...), reduced.</summary>
    public BigInteger Numerator { get; }

    /// <summary>Denominator of the unit's size in the base unit, reduced.</summary>
    public BigInteger Denominator { get; }

    /// <summary>Reads a unit such as <c>GB/s</c>, <c>mm2</c> or <c>pJ/bit</c>.</summary>
    /// <exception cref="FormatException">The text is no known unit.</exception>
    public static Unit Parse(string symbol)
    {
        return TryParse(symbol, out var unit, out var problem) ? unit : throw new FormatException(problem);
    }

    /// <summary>Reads a unit; when it fails, <paramref name="problem"/> says what is wrong and what was perhaps meant.</summary>
    public static bool TryParse(string symbol, out Unit unit, out string problem) => UnitParser.TryParse(symbol, out unit, out problem);

    /// <inheritdoc/>
    public bool Equals(Unit? other)
    {
        return other is not null && Symbol == other.Symbol && Dimension == other.Dimension
            && Numerator == other.Numerator && Denominator == other.Denominator;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Unit);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Symbol, Dimension);

    /// <summary>The unit's symbol.</summary>
    public override string ToString() => Symbol;
}
