namespace Tlm.Models.Pim.LogicDie;

/// <summary>Energy of an HBM stack with units on its logic die: the constants of the public simulator that follows Duplex.</summary>
public sealed record LogicPimEnergyOptions
{
    private const string Code = "LLMSimulator src/dram/power.h";

    /// <summary>Energy of an activate of one bank, precharge included.</summary>
    [Parameter("Energy of an activate of one bank", Default = "0.909 nJ", Provenance = Provenance.Published, Source = Code)]
    public Energy Activate { get; init; } = Energy.Parse("0.909 nJ");

    /// <summary>Energy of a bit that the host reads or writes.</summary>
    [Parameter("Energy of a bit to or from the host", Default = "3.48 pJ/bit", Provenance = Provenance.Published, Source = Code)]
    public EnergyPerBit Host { get; init; } = EnergyPerBit.Parse("3.48 pJ/bit");

    /// <summary>Energy of a bit that the logic die reads or writes.</summary>
    [Parameter("Energy of a bit to or from the logic die", Default = "1.81 pJ/bit", Provenance = Provenance.Published, Source = Code)]
    public EnergyPerBit Logic { get; init; } = EnergyPerBit.Parse("1.81 pJ/bit");

    /// <summary>Energy of a multiply-accumulate.</summary>
    [Parameter("Energy of a multiply-accumulate", Default = "0.23 pJ", Provenance = Provenance.Published, Source = Code)]
    public Energy Mac { get; init; } = Energy.FromFemtojoules(230);

    /// <summary>Energy of an all-bank refresh of a pseudo-channel.</summary>
    [Parameter("Energy of an all-bank refresh of a pseudo-channel", Default = "100 nJ", Source = "no figure in the sources")]
    public Energy Refresh { get; init; } = Energy.FromPicojoules(100_000);

    /// <summary>Power of the stack without work.</summary>
    [Parameter("Power of the stack without work", Default = "1 W", Source = "no figure in the sources")]
    public Power Static { get; init; } = Power.FromMilliwatts(1000);
}
