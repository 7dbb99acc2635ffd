using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;

namespace Tlm.Hosting.Binding.Readers;

/// <summary>Reads an integer of any size up to 64 bits: decimal, hexadecimal (<c>0x1000</c>), or with the declared unit or another of its dimension.</summary>
internal sealed class IntegerReader(Type type, ParameterAttribute attribute) : NumberReader(attribute)
{
    private static readonly Dictionary<Type, (BigInteger Min, BigInteger Max)> Ranges = new()
    {
        [typeof(byte)] = (byte.MinValue, byte.MaxValue),
        [typeof(short)] = (short.MinValue, short.MaxValue),
        [typeof(ushort)] = (ushort.MinValue, ushort.MaxValue),
        [typeof(int)] = (int.MinValue, int.MaxValue),
        [typeof(uint)] = (uint.MinValue, uint.MaxValue),
        [typeof(long)] = (long.MinValue, long.MaxValue),
        [typeof(ulong)] = (ulong.MinValue, ulong.MaxValue),
    };

    private readonly Unit _unit = Unit.Parse(attribute.Unit ?? "");

    /// <inheritdoc/>
    public override string Expected => _unit == Unit.Count ? "a whole number such as 16" : $"a whole number of {_unit} such as 16 {_unit}";

    /// <summary>Whether a type is one of these integers.</summary>
    public static bool Reads(Type type) => Ranges.ContainsKey(type);

    /// <inheritdoc/>
    public override string Write(object? value) => $"{Convert.ToString(value, CultureInfo.InvariantCulture)} {_unit}".TrimEnd();

    /// <inheritdoc/>
    protected override JsonObject BareSchema()
    {
        var hexadecimal = new JsonObject { ["type"] = "string", ["pattern"] = "^0[xX][0-9a-fA-F]+$" };
        var integer = new JsonObject { ["type"] = "integer" };
        return new JsonObject
        {
            ["anyOf"] = _unit == Unit.Count ? new JsonArray(integer, hexadecimal) : new JsonArray(integer, hexadecimal, NumberSchema.Text(_unit)),
        };
    }

    /// <inheritdoc/>
    protected override bool TryParse(string text, out object number, out string problem)
    {
        number = 0;
        if (!TryParseWhole(text.Trim(), out var value, out problem))
            return false;
        var (min, max) = Ranges[type];
        if (value < min || value > max)
        {
            problem = $"{value} overflows: expected {min} to {max}";
            return false;
        }
        number = Convert.ChangeType(value.ToString(CultureInfo.InvariantCulture), type, CultureInfo.InvariantCulture);
        return true;
    }

    private bool TryParseWhole(string text, out BigInteger value, out string problem)
    {
        value = default;
        problem = "";
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            && BigInteger.TryParse("0" + text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value))
            return true;
        var bare = WholeNumber.IsBare(text, out var quantity);
        if (!bare && !Quantity.TryParse(text, _unit.Dimension, out quantity, out problem))
        {
            problem = $"{problem.Split(": expected")[0]}: expected {Expected}";
            return false;
        }
        var unit = bare ? Unit.Count : _unit;
        value = BigInteger.DivRem(quantity.Numerator * unit.Denominator, quantity.Denominator * unit.Numerator, out var rest);
        if (!rest.IsZero)
            problem = $"'{text}' is not whole: expected {Expected}";
        return rest.IsZero;
    }
}
