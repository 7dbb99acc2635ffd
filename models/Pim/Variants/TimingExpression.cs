using Tlm.Models.Dram.Standards.Expressions;

namespace Tlm.Models.Pim.Variants;

/// <summary>Evaluates a distance such as <c>nCL + nBL + 2 - nCWL</c>, in the language of the DRAM standard files.</summary>
internal static class TimingExpression
{
    /// <summary>The value of the expression.</summary>
    /// <param name="text">Expression.</param>
    /// <param name="timing">Value of a name; throws for an unknown one.</param>
    /// <exception cref="PimException">The text is no expression or its value no integer.</exception>
    public static int Evaluate(string text, Func<string, int> timing)
    {
        try
        {
            var value = ExpressionParser.Parse(text).Evaluate(name => timing(name));
            return value.IsInteger ? checked((int)value.Numerator) : throw new PimException($"'{text}' gives {value}, expected an integer");
        }
        catch (FormatException error)
        {
            throw new PimException($"'{text}' is no timing expression: {error.Message}", error);
        }
    }
}
