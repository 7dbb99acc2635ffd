using System.Globalization;

namespace Tlm.Models.Pim.Variants;

/// <summary>Evaluates a distance such as <c>nCL + nBL + 2 - nCWL</c>: names and integers joined by + and -.</summary>
internal static class TimingExpression
{
    /// <summary>The value of the expression.</summary>
    /// <param name="text">Expression.</param>
    /// <param name="timing">Value of a name; throws for an unknown one.</param>
    public static int Evaluate(string text, Func<string, int> timing)
    {
        int sum = 0;
        int sign = 1;
        foreach (string token in text.Replace("+", " + ", StringComparison.Ordinal).Replace("-", " - ", StringComparison.Ordinal)
                     .Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (token is "+" or "-")
                sign = token == "+" ? 1 : -1;
            else
                sum = checked(sum + sign * Operand(token, timing));
        }

        return sum;
    }

    private static int Operand(string token, Func<string, int> timing) =>
        int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : timing(token);
}
