namespace Tlm.Models.Npu;

/// <summary>Energy of what an NPU does. Defaults are figures for 45 nm and 0.9 V.</summary>
public sealed record EnergyOptions
{
    private const string Horowitz = "M. Horowitz, Computing's energy problem, ISSCC 2014, 45 nm at 0.9 V";

    /// <summary>Voltage at which the energies hold.</summary>
    [Parameter("Voltage at which these energies hold", Default = "0.9 V", Min = "1 mV", Provenance = Provenance.Published, Source = Horowitz)]
    public Voltage Voltage { get; init; } = Voltage.FromMicrovolts(900_000);

    /// <summary>Energy of one 8 x 8 bit MAC; other widths scale with the product of the widths.</summary>
    [Parameter("Energy of an 8x8-bit multiply-accumulate; other widths scale with the product of both widths", Default = "230 fJ", Provenance = Provenance.Published, Source = Horowitz + ": 8-bit multiply 0.2 pJ, 8-bit add 0.03 pJ")]
    public Energy Mac { get; init; } = Energy.FromFemtojoules(230);

    /// <summary>Energy of one element in one pass of the vector unit.</summary>
    [Parameter("Energy of an element in a pass of the vector unit", Default = "1.5 pJ", Provenance = Provenance.Published, Source = Horowitz + ": 16-bit floating multiply 1.1 pJ, add 0.4 pJ")]
    public Energy VectorElement { get; init; } = Energy.FromFemtojoules(1500);

    /// <summary>Energy of a bit read from or written to the scratchpad.</summary>
    [Parameter("Energy of a bit read from or written to the scratchpad", Default = "312.5 fJ/bit", Provenance = Provenance.Derived, Source = Horowitz + ": 64 bits from a 32 KiB SRAM 20 pJ")]
    public EnergyPerBit Scratchpad { get; init; } = EnergyPerBit.FromAttojoulesPerBit(312_500);

    /// <summary>Power drawn all the time.</summary>
    [Parameter("Power drawn all the time", Default = "200 mW")]
    public Power Static { get; init; } = Power.FromMilliwatts(200);
}
