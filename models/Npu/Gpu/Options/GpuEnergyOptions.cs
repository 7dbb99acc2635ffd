namespace Tlm.Models.Npu.Gpu;

/// <summary>Energies of a GPU.</summary>
public sealed record GpuEnergyOptions
{
    private const string AttAcc = "scale-snu/attacc_simulator src/config.py";

    /// <summary>Energy of a bit from memory.</summary>
    [Parameter("Energy of a bit from memory", Default = "3.59 pJ/bit", Provenance = Provenance.Published, Source = AttAcc)]
    public EnergyPerBit Memory { get; init; } = EnergyPerBit.Parse("3.59 pJ/bit");

    /// <summary>Energy of a multiply-accumulate.</summary>
    [Parameter("Energy of a multiply-accumulate", Default = "0.32 pJ", Provenance = Provenance.Published, Source = AttAcc)]
    public Energy Mac { get; init; } = Energy.FromFemtojoules(320);

    /// <summary>Energy of a bit between GPUs.</summary>
    [Parameter("Energy of a bit between GPUs", Default = "1.3 pJ/bit", Provenance = Provenance.Published, Source = AttAcc)]
    public EnergyPerBit Fabric { get; init; } = EnergyPerBit.Parse("1.3 pJ/bit");

    /// <summary>Power of a GPU without work.</summary>
    [Parameter("Power of a GPU without work", Default = "50 W")]
    public Power Idle { get; init; } = Power.Parse("50 W");
}
