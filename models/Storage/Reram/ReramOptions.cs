namespace Tlm.Models.Storage;

/// <summary>Dies of resistive memory (one transistor, one resistor a cell).</summary>
public sealed record ReramOptions : IValidatableOptions
{
    /// <summary>Dies; the banks of all dies work together.</summary>
    [Parameter("Dies that work together", Default = "1", Min = "1", Max = "64")]
    public int Dies { get; init; } = 1;

    /// <summary>Size of a die.</summary>
    [Parameter("Size of a die", Min = "1 B")]
    public required DataSize DieCapacity { get; init; }

    /// <summary>First address.</summary>
    [Parameter("First address", Default = "0", Min = "0")]
    public long Base { get; init; }

    /// <summary>Banks of a die, with their read timing.</summary>
    [Parameter("Banks of a die, with their read timing")]
    public BankOptions Banks { get; init; } = new();

    /// <summary>Cycles in which a bank writes a word, verification included.</summary>
    [Parameter("Cycles in which a bank writes a word, verification included", Default = "100", Min = "1", Unit = "cycles")]
    public int WriteCycles { get; init; } = 100;

    /// <summary>Transactions under way together.</summary>
    [Parameter("Transactions under way together", Default = "16", Min = "1")]
    public int Outstanding { get; init; } = 16;

    /// <summary>Energy of a bit read.</summary>
    [Parameter("Energy of a bit read", Default = "0.5 pJ/bit")]
    public EnergyPerBit ReadEnergy { get; init; } = EnergyPerBit.Parse("0.5 pJ/bit");

    /// <summary>Energy of a bit written.</summary>
    [Parameter("Energy of a bit written", Default = "10 pJ/bit")]
    public EnergyPerBit WriteEnergy { get; init; } = EnergyPerBit.Parse("10 pJ/bit");

    /// <summary>Power of the periphery; cells keep their state without any.</summary>
    [Parameter("Power of the periphery", Default = "1 mW")]
    public Power Leakage { get; init; } = Power.FromMilliwatts(1);

    /// <summary>Writes that a cell survives.</summary>
    [Parameter("Writes that a cell survives", Default = "100000", Min = "1")]
    public long Endurance { get; init; } = 100_000;

    /// <summary>Block whose writes are counted together.</summary>
    [Parameter("Block whose writes are counted together", Default = "4 KiB", Min = "1 B")]
    public DataSize WearBlock { get; init; } = DataSize.FromKibibytes(4);

    /// <summary>Size of all dies.</summary>
    public DataSize Capacity => DieCapacity * Dies;

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Validate()
    {
        if (Banks.Count > 65_536 / Dies)
            yield return new OptionProblem("banks.count", $"{Banks.Count} banks on each of {Dies} dies are more than 65536 in all");
    }
}
