namespace Tlm.Models.Cim;

/// <summary>Energy of compute-in-memory engines; FusionCIM publishes none by operation.</summary>
public sealed record CimEnergyOptions
{
    private const string None = "no figure in the sources";

    /// <summary>Energy of a multiply-accumulate of one streamed bit with one stored word.</summary>
    [Parameter("Energy of one streamed bit on one stored word", Default = "10 fJ", Source = None)]
    public Energy BitMac { get; init; } = Energy.FromFemtojoules(10);

    /// <summary>Energy of a bit written into a macro.</summary>
    [Parameter("Energy of a bit written into a macro", Default = "0.1 pJ/bit", Source = None)]
    public EnergyPerBit Write { get; init; } = EnergyPerBit.Parse("0.1 pJ/bit");

    /// <summary>Energy of a bit that passes the global buffer.</summary>
    [Parameter("Energy of a bit that passes the global buffer", Default = "0.05 pJ/bit", Source = None)]
    public EnergyPerBit Buffer { get; init; } = EnergyPerBit.Parse("0.05 pJ/bit");

    /// <summary>Energy of a score through the softmax unit.</summary>
    [Parameter("Energy of a score through the softmax unit", Default = "2 pJ", Source = None)]
    public Energy Softmax { get; init; } = Energy.FromFemtojoules(2_000);

    /// <summary>Energy of a result that is rescaled.</summary>
    [Parameter("Energy of a result that is rescaled", Default = "1 pJ", Source = None)]
    public Energy Rescale { get; init; } = Energy.FromFemtojoules(1_000);

    /// <summary>Power without work.</summary>
    [Parameter("Power without work", Default = "20 mW", Source = None)]
    public Power Static { get; init; } = Power.FromMilliwatts(20);
}
