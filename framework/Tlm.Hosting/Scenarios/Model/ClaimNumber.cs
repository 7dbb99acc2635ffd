namespace Tlm.Hosting.Scenarios.Model;

/// <summary>The numbers of claims: a decimal with or without a unit.</summary>
internal static class ClaimNumber
{
    /// <summary>Whether a text is a decimal followed by a known unit or by none.</summary>
    public static bool IsWellFormed(string text, out string problem)
    {
        var unit = UnitOf(text);
        problem = "";
        return Unit.TryParse(unit, out var known, out problem) && Quantity.TryParse(text, known.Dimension, out _, out problem);
    }

    /// <summary>The value in a unit; a bare number is taken to be in that unit. Null when the text measures something else.</summary>
    public static double? In(string text, Unit unit)
    {
        if (UnitOf(text).Length == 0)
            text = $"{text} {unit.Symbol}";
        return Quantity.TryParse(text, unit.Dimension, out var quantity, out _) ? quantity.ToDouble(unit) : null;
    }

    /// <summary>A tolerance as a share of the value, when it is written in percent; null otherwise.</summary>
    public static double? Share(string text)
    {
        return text.TrimEnd().EndsWith('%') && Quantity.TryParse(text, Dimension.None, out var share, out _) ? share.ToDouble(Unit.Count) : null;
    }

    private static string UnitOf(string text)
    {
        var end = 0;
        text = text.Trim();
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '.' or '+' or '-' || IsExponent(text, end)))
            end++;
        return text[end..].Trim();
    }

    private static bool IsExponent(string text, int position)
    {
        return text[position] is 'e' or 'E' && position + 1 < text.Length && (char.IsAsciiDigit(text[position + 1]) || text[position + 1] is '-' or '+');
    }
}
