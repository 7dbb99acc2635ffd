namespace Tlm.Models.Storage;

/// <summary>A read-only memory for weights.</summary>
public sealed record RomOptions : IValidatableOptions
{
    /// <summary>Size.</summary>
    [Parameter("Size", Min = "1 B")]
    public required DataSize Capacity { get; init; }

    /// <summary>First address.</summary>
    [Parameter("First address", Default = "0", Min = "0")]
    public long Base { get; init; }

    /// <summary>Banks.</summary>
    [Parameter("Banks")]
    public BankOptions Banks { get; init; } = new();

    /// <summary>Transactions under way together.</summary>
    [Parameter("Transactions under way together", Default = "16", Min = "1")]
    public int Outstanding { get; init; } = 16;

    /// <summary>Bits that a cell holds.</summary>
    [Parameter("Bits that a cell holds", Default = "1", Min = "1", Max = "8", Unit = "bits")]
    public int BitsPerCell { get; init; } = 1;

    /// <summary>Megabytes of one-bit cells on a square millimetre.</summary>
    [Parameter("Megabytes of one-bit cells on a square millimetre; 0: no area check", Default = "0", Min = "0")]
    public double Density { get; init; }

    /// <summary>Area that the memory may take.</summary>
    [Parameter("Area that the memory may take; none: no check")]
    public Area? AreaLimit { get; init; }

    /// <summary>Energy of a bit read.</summary>
    [Parameter("Energy of a bit read", Default = "50 fJ/bit")]
    public EnergyPerBit ReadEnergy { get; init; } = EnergyPerBit.FromAttojoulesPerBit(50_000);

    /// <summary>Share of cells that hold a zero that costs no energy (ternary weights).</summary>
    [Parameter("Share of the bits that cost nothing to read (zeros of a ternary code)", Default = "0", Min = "0", Max = "100", Unit = "%")]
    public int FreeZeros { get; init; }

    /// <summary>Leakage of the whole memory, awake.</summary>
    [Parameter("Leakage of the whole memory when all of it is awake", Default = "1 mW")]
    public Power Leakage { get; init; } = Power.FromMilliwatts(1);

    /// <summary>Power gating.</summary>
    [Parameter("Power gating of blocks that are not in use")]
    public GatingOptions Gating { get; init; } = new();

    /// <summary>Area by density; null without one.</summary>
    public double? AreaSquareMillimetres => Density > 0 ? Capacity.Bytes / 1e6 / (Density * BitsPerCell) : null;

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Validate()
    {
        if (AreaLimit is { } limit && AreaSquareMillimetres is { } area && area > limit.SquareNanometres / 1e12)
            yield return new OptionProblem("capacity", $"{Capacity} take {area:0.##} mm2 at {Density * BitsPerCell} MB/mm2, more than area_limit ({limit})");
        if (AreaLimit is not null && Density == 0)
            yield return new OptionProblem("density", "area_limit needs a density above 0 MB/mm2");
        if (Gating.Awake > Gating.Blocks)
            yield return new OptionProblem("gating.awake", $"{Gating.Awake} of {Gating.Blocks} blocks cannot be awake");
    }
}
