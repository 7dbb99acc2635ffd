using System.Collections.Immutable;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Standards.Expressions;

namespace Tlm.Models.Dram.Standards.Expansion;

/// <summary>Timing values by name, and expressions over them.</summary>
internal sealed class TimingValues(IReadOnlyDictionary<string, int> values)
{
    public int this[string name] => values[name];

    public ImmutableArray<TimingParameter> ToParameters(StandardDescription standard) =>
        [.. standard.Timings.Select(timing => new TimingParameter(timing.Name, values[timing.Name]))];

    public Rational Evaluate(PlacedExpression expression) => expression.Parsed.Evaluate(name => values[name]);

    /// <summary>The value of an expression that must be whole.</summary>
    public int Integer(PlacedExpression expression)
    {
        var value = Evaluate(expression);
        return value.IsInteger
            ? checked((int)value.Numerator)
            : throw new DramConfigurationException($"{expression.Place}: '{expression.Text}' is {value}, no whole number of cycles");
    }
}
