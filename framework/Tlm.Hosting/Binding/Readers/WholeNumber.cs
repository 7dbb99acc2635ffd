namespace Tlm.Hosting.Binding.Readers;

/// <summary>Reads whole numbers of a unit; zero needs no unit.</summary>
internal static class WholeNumber
{
    public static bool TryParse(string text, Unit unit, out long value, out string problem)
    {
        if (text.Trim() != "0")
            return Quantity.TryParseInteger(text, unit, out value, out problem);
        value = 0;
        problem = "";
        return true;
    }

    /// <summary>Whether a text is a number without any unit, which is then in the declared one.</summary>
    public static bool IsBare(string text, out Quantity value)
    {
        return Quantity.TryParse(text, Dimension.None, out value, out _) && !text.TrimEnd().EndsWith('%');
    }
}
