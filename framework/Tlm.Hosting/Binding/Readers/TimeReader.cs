using System.Text.Json.Nodes;

namespace Tlm.Hosting.Binding.Readers;

/// <summary>Reads simulated times: whole femtoseconds, not negative unless the declaration allows it.</summary>
internal sealed class TimeReader(ParameterAttribute attribute) : NumberReader(attribute)
{
    /// <inheritdoc/>
    public override string Expected => Dimension.Time.ToString();

    /// <inheritdoc/>
    protected override string NaturalMin => "0";

    /// <inheritdoc/>
    public override string Write(object? value) => ((SimTime)value!).ToString();

    /// <inheritdoc/>
    protected override JsonObject BareSchema() => NumberSchema.Text(Unit.Femtoseconds);

    /// <inheritdoc/>
    protected override bool TryParse(string text, out object number, out string problem)
    {
        var read = WholeNumber.TryParse(text, Unit.Femtoseconds, out var value, out problem);
        number = SimTime.FromFemtoseconds(value);
        return read;
    }
}
