namespace Tlm.Models.Storage.Nand;

/// <summary>Energy of flash; Cambricon-LLM publishes none.</summary>
public sealed record NandEnergyOptions
{
    private const string None = "no figure in the sources";

    /// <summary>Energy of an array read, a bit of the page.</summary>
    [Parameter("Energy of an array read, by bit of the page", Default = "1 pJ/bit", Source = None)]
    public EnergyPerBit Read { get; init; } = EnergyPerBit.Parse("1 pJ/bit");

    /// <summary>Energy of a program, a bit of the page.</summary>
    [Parameter("Energy of a program, by bit of the page", Default = "20 pJ/bit", Source = None)]
    public EnergyPerBit Program { get; init; } = EnergyPerBit.Parse("20 pJ/bit");

    /// <summary>Energy of an erase.</summary>
    [Parameter("Energy of the erase of a block", Default = "50 uJ", Source = None)]
    public Energy Erase { get; init; } = Energy.Parse("50 uJ");

    /// <summary>Energy of error correction.</summary>
    [Parameter("Energy of error correction, by bit of the page", Default = "0.1 pJ/bit", Source = None)]
    public EnergyPerBit Correction { get; init; } = EnergyPerBit.Parse("0.1 pJ/bit");

    /// <summary>Energy of the channel.</summary>
    [Parameter("Energy of a bit on a channel", Default = "5 pJ/bit", Source = None)]
    public EnergyPerBit Channel { get; init; } = EnergyPerBit.Parse("5 pJ/bit");

    /// <summary>Energy of a multiply-accumulate.</summary>
    [Parameter("Energy of a multiply-accumulate", Default = "0.5 pJ", Source = None)]
    public Energy Mac { get; init; } = Energy.FromFemtojoules(500);

    /// <summary>Power of a die without work.</summary>
    [Parameter("Power of a die without work", Default = "1 mW", Source = None)]
    public Power Static { get; init; } = Power.FromMilliwatts(1);
}
