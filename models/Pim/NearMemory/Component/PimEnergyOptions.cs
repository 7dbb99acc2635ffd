namespace Tlm.Models.Pim.NearMemory;

/// <summary>Energy of an LPDDR5-PIM module: the constants of the public AttAcc simulator, which LP-Spec names as its basis.</summary>
public sealed record PimEnergyOptions
{
    private const string AttAcc = "AttAcc src/config.py";

    /// <summary>Energy of a bit in the bank: activate, precharge and cell access.</summary>
    [Parameter("Energy of a bit in the bank", Default = "0.55 pJ/bit", Provenance = Provenance.Published, Source = AttAcc + ": 0.11 + 0.44")]
    public EnergyPerBit Cell { get; init; } = EnergyPerBit.Parse("0.55 pJ/bit");

    /// <summary>Energy of a bit between bank and pins.</summary>
    [Parameter("Energy of a bit between bank and pins", Default = "3.04 pJ/bit", Provenance = Provenance.Published, Source = AttAcc + ": 1.01 + 1.23 + 0.5 + 0.3")]
    public EnergyPerBit Path { get; init; } = EnergyPerBit.Parse("3.04 pJ/bit");

    /// <summary>Energy of a multiply-accumulate.</summary>
    [Parameter("Energy of a multiply-accumulate", Default = "0.32 pJ", Provenance = Provenance.Published, Source = AttAcc)]
    public Energy Mac { get; init; } = Energy.FromFemtojoules(320);

    /// <summary>Energy of an all-bank refresh of a rank.</summary>
    [Parameter("Energy of an all-bank refresh of a rank", Default = "100 nJ", Source = "no figure in the sources")]
    public Energy Refresh { get; init; } = Energy.FromPicojoules(100_000);

    /// <summary>Power of the whole module without work.</summary>
    [Parameter("Power of the whole module without work", Default = "200 mW", Source = "no figure in the sources")]
    public Power Static { get; init; } = Power.FromMilliwatts(200);
}
