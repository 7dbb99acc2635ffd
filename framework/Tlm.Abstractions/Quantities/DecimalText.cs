using System.Globalization;
using System.Numerics;

namespace Tlm;

/// <summary>Reads the decimal number at the start of a text exactly.</summary>
internal static class DecimalText
{
    private const int MaxExponent = 400;

    /// <summary>Reads <c>[+-]digits[.digits][e[+-]digits]</c>: the value is mantissa x 10^exponent, <paramref name="length"/> the characters used.
    /// An <c>e</c> without digits belongs to the unit that follows.</summary>
    public static bool TryParse(string text, out BigInteger mantissa, out int exponent, out int length)
    {
        mantissa = BigInteger.Zero;
        exponent = 0;
        length = 0;
        var start = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        var end = SkipDigits(text, start);
        var digits = text[start..end];
        if (end < text.Length && text[end] == '.')
        {
            var fraction = SkipDigits(text, end + 1);
            digits += text[(end + 1)..fraction];
            exponent = -(fraction - end - 1);
            end = fraction;
        }
        if (digits.Length == 0)
            return false;
        mantissa = BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        if (text[0] == '-')
            mantissa = -mantissa;
        length = ReadExponent(text, end, ref exponent);
        return length >= 0;
    }

    private static int ReadExponent(string text, int position, ref int exponent)
    {
        if (position >= text.Length || text[position] is not ('e' or 'E'))
            return position;
        var start = position + 1;
        if (start < text.Length && text[start] is '+' or '-')
            start++;
        var end = SkipDigits(text, start);
        if (end == start)
            return position;
        if (!int.TryParse(text[(position + 1)..end], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var written)
            || Math.Abs((long)written) > MaxExponent)
            return -1;
        exponent += written;
        return end;
    }

    private static int SkipDigits(string text, int position)
    {
        while (position < text.Length && char.IsAsciiDigit(text[position]))
            position++;
        return position;
    }
}
