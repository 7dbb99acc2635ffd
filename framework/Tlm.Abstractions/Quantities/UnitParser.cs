using System.Collections.Frozen;
using System.Numerics;

namespace Tlm;

/// <summary>Reads unit expressions: symbols with prefixes, an exponent of 2 or 3, products (<c>*</c>) and quotients (<c>/</c>).</summary>
internal static class UnitParser
{
    private static readonly FrozenDictionary<string, Unit> Symbols = BuildSymbols();

    /// <summary>Reads a unit expression; an empty text is a plain count.</summary>
    public static bool TryParse(string text, out Unit unit, out string problem)
    {
        unit = Unit.Count;
        problem = "";
        text = text.Trim();
        if (text.Length == 0)
            return true;
        if (Symbols.TryGetValue(text, out var known))
        {
            unit = known;
            return true;
        }
        return TryParseProduct(text, ref unit, ref problem);
    }

    private static bool TryParseProduct(string text, ref Unit unit, ref string problem)
    {
        var dimension = Dimension.None;
        BigInteger numerator = 1, denominator = 1;
        var divide = false;
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is not ('/' or '*' or '·'))
                continue;
            if (!TryParseFactor(text[start..i].Trim(), out var factor, out problem))
                return false;
            dimension = divide ? dimension / factor.Dimension : dimension * factor.Dimension;
            numerator *= divide ? factor.Denominator : factor.Numerator;
            denominator *= divide ? factor.Numerator : factor.Denominator;
            divide = i < text.Length && text[i] == '/';
            start = i + 1;
        }
        unit = new Unit(text, dimension, numerator, denominator);
        return true;
    }

    private static bool TryParseFactor(string text, out Unit factor, out string problem)
    {
        problem = "";
        if (Symbols.TryGetValue(text, out factor!))
            return true;
        if (text == "1")
        {
            factor = Unit.Count;
            return true;
        }
        var power = text.Length > 1 ? Exponent(text[^1]) : 0;
        if (power > 0 && Symbols.TryGetValue(text[..^1].TrimEnd('^'), out var root))
        {
            factor = Raise(root, power, text);
            return true;
        }
        factor = Unit.Count;
        problem = Unknown(text);
        return false;
    }

    private static int Exponent(char last) => last switch { '2' or '²' => 2, '3' or '³' => 3, _ => 0 };

    private static Unit Raise(Unit root, int power, string symbol)
    {
        var dimension = root.Dimension;
        for (var i = 1; i < power; i++)
            dimension *= root.Dimension;
        return new Unit(symbol, dimension, BigInteger.Pow(root.Numerator, power), BigInteger.Pow(root.Denominator, power));
    }

    private static string Unknown(string text)
    {
        if (text is "KB" or "Kb" or "KBps" or "Kbps")
            return $"unit '{text}' is ambiguous: write Ki{text[1..]} for 1024 or k{text[1..]} for 1000";
        var nearest = NearestName.Find(text, Symbols.Keys.Order(StringComparer.Ordinal));
        return $"unknown unit '{text}'" + (nearest is null ? "" : $" (did you mean '{nearest}'?)");
    }

    private static FrozenDictionary<string, Unit> BuildSymbols()
    {
        var symbols = new Dictionary<string, Unit>(StringComparer.Ordinal);
        foreach (var entry in UnitTable.Entries)
            symbols.Add(entry.Symbol, new Unit(entry.Symbol, entry.Dimension, entry.Numerator, entry.Denominator));
        foreach (var entry in UnitTable.Entries)
            foreach (var (symbol, numerator, denominator) in Prefixed(entry))
                symbols.TryAdd(symbol, new Unit(symbol, entry.Dimension, numerator, denominator));
        return symbols.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<(string Symbol, BigInteger Numerator, BigInteger Denominator)> Prefixed(UnitTable.Entry entry)
    {
        if (entry.Metric)
            foreach (var (prefix, exponent) in UnitTable.Metric)
            {
                if (entry.Binary && exponent < 0)
                    continue; // no fractions of a bit
                var size = BigInteger.Pow(10, Math.Abs(exponent));
                yield return exponent > 0
                    ? (prefix + entry.Symbol, entry.Numerator * size, entry.Denominator)
                    : (prefix + entry.Symbol, entry.Numerator, entry.Denominator * size);
            }
        if (entry.Binary)
            foreach (var (prefix, exponent) in UnitTable.Binary)
                yield return (prefix + entry.Symbol, entry.Numerator << exponent, entry.Denominator);
    }
}
