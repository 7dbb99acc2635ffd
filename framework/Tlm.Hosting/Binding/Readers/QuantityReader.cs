using System.Text.Json.Nodes;

namespace Tlm.Hosting.Binding.Readers;

/// <summary>Reads quantities (data sizes, bandwidths, energies, ...): whole base units, not negative unless the declaration allows it.</summary>
internal sealed class QuantityReader<T>(ParameterAttribute attribute) : NumberReader(attribute)
    where T : struct, IQuantity<T>
{
    /// <inheritdoc/>
    public override string Expected => T.BaseUnit.Dimension.ToString();

    /// <inheritdoc/>
    protected override string NaturalMin => "0";

    /// <inheritdoc/>
    public override string Write(object? value) => value!.ToString()!;

    /// <inheritdoc/>
    protected override JsonObject BareSchema() => NumberSchema.Text(T.BaseUnit);

    /// <inheritdoc/>
    protected override bool TryParse(string text, out object number, out string problem)
    {
        var read = WholeNumber.TryParse(text, T.BaseUnit, out var value, out problem);
        number = T.FromBase(value);
        return read;
    }

    /// <inheritdoc/>
    protected override int Compare(object left, object right) => ((T)left).CompareTo((T)right);
}
