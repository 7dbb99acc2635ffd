using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Tlm;

// Text: exact decimals in both directions, no floating point.
public readonly partial struct SimTime
{
    private static readonly (string Unit, long Scale)[] Units =
    [
        ("s", PerSecond), ("ms", PerMillisecond), ("us", PerMicrosecond), ("ns", PerNanosecond), ("ps", PerPicosecond), ("fs", 1),
    ];

    /// <summary>Reads a decimal and a unit (fs, ps, ns, us, µs, ms, s), for example "1.25 ns". A bare "0" needs no unit.</summary>
    /// <exception cref="FormatException">The text is no such time, or needs a part of a femtosecond.</exception>
    /// <exception cref="OverflowException">The time is outside the range.</exception>
    public static SimTime Parse(string text) => Parse(text.AsSpan(), null);

    /// <inheritdoc/>
    public static SimTime Parse(string s, IFormatProvider? provider) => Parse(s.AsSpan(), provider);

    /// <inheritdoc/>
    public static SimTime Parse(ReadOnlySpan<char> s, IFormatProvider? provider)
    {
        if (Read(s, out SimTime time, out string problem))
            return time;
        throw problem.Contains("overflows", StringComparison.Ordinal) ? new OverflowException(problem) : new FormatException(problem);
    }

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out SimTime result) => Read(s.AsSpan(), out result, out _);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out SimTime result) => Read(s, out result, out _);

    /// <summary>The time in the largest unit that shows it with at most three decimals, exactly ("1.25 ns").</summary>
    public override string ToString() => ToString(null, null);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        Span<char> buffer = stackalloc char[40];
        _ = TryFormat(buffer, out int written, format, formatProvider);
        return new string(buffer[..written]);
    }

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        if (Femtoseconds == 0)
            return destination.TryWrite($"0 s", out charsWritten);
        (string unit, long scale) = UnitFor(Femtoseconds);
        decimal value = Femtoseconds / (decimal)scale;
        return destination.TryWrite(CultureInfo.InvariantCulture, $"{value:0.###} {unit}", out charsWritten);
    }

    private static (string Unit, long Scale) UnitFor(long femtoseconds)
    {
        foreach ((string unit, long scale) in Units)
        {
            if (scale == 1 || (femtoseconds % (scale / 1000) == 0 && Math.Abs((decimal)femtoseconds) >= scale))
                return (unit, scale);
        }
        return Units[^1];
    }

    private static bool Read(ReadOnlySpan<char> text, out SimTime time, out string problem)
    {
        time = default;
        problem = "";
        if (text.Trim() is "0")
            return true;
        if (!Quantity.TryParseInteger(text.ToString(), Unit.Femtoseconds, out long femtoseconds, out problem))
            return false;
        time = new SimTime(femtoseconds);
        return true;
    }
}
