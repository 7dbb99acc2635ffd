using System.Globalization;
using System.Text.Json.Nodes;

namespace Tlm.Hosting.Binding.Readers;

/// <summary>Reads a double: a bare number is in the declared unit, a number with a unit is converted, correctly rounded.</summary>
internal sealed class DoubleReader(ParameterAttribute attribute) : NumberReader(attribute)
{
    private readonly Unit _unit = Unit.Parse(attribute.Unit ?? "");

    /// <inheritdoc/>
    public override string Expected => _unit == Unit.Count ? "a number such as 0.25" : $"a number in {_unit}, such as 1.5 {_unit}";

    /// <inheritdoc/>
    public override string Write(object? value) => $"{((double)value!).ToString("R", CultureInfo.InvariantCulture)} {_unit}".TrimEnd();

    /// <inheritdoc/>
    protected override JsonObject BareSchema()
    {
        return new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "number" }, NumberSchema.Text(_unit)) };
    }

    /// <inheritdoc/>
    protected override bool TryParse(string text, out object number, out string problem)
    {
        number = 0.0;
        if (WholeNumber.IsBare(text, out _))
            text = $"{text.Trim()} {_unit}";
        if (!Quantity.TryParse(text, _unit.Dimension, out var quantity, out problem))
        {
            problem = $"{problem.Split(": expected")[0]}: expected {Expected}";
            return false;
        }
        number = quantity.ToDouble(_unit);
        return true;
    }
}
