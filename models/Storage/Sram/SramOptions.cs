namespace Tlm.Models.Storage;

/// <summary>An on-chip memory with named regions.</summary>
public sealed record SramOptions : IValidatableOptions
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

    /// <summary>Ports of a bank: 1 for reads and writes in turn, 2 for one read and one write together.</summary>
    [Parameter("Ports of a bank (1: read or write, 2: one read and one write together)", Default = "1", Min = "1", Max = "2")]
    public int Ports { get; init; } = 1;

    /// <summary>Transactions under way together.</summary>
    [Parameter("Transactions under way together", Default = "16", Min = "1")]
    public int Outstanding { get; init; } = 16;

    /// <summary>Regions in the order of their addresses; none: the whole memory.</summary>
    [Parameter("Named regions, one after the other from the first address (none: the whole memory)")]
    public IReadOnlyList<SramRegion> Regions { get; init; } = [];

    /// <summary>Energy of a bit read.</summary>
    [Parameter("Energy of a bit read", Default = "312.5 fJ/bit", Provenance = Provenance.Derived, Source = "M. Horowitz, ISSCC 2014, 45 nm: 64 bits from a 32 KiB SRAM 20 pJ")]
    public EnergyPerBit ReadEnergy { get; init; } = EnergyPerBit.FromAttojoulesPerBit(312_500);

    /// <summary>Energy of a bit written.</summary>
    [Parameter("Energy of a bit written", Default = "312.5 fJ/bit", Provenance = Provenance.Derived, Source = "as a read")]
    public EnergyPerBit WriteEnergy { get; init; } = EnergyPerBit.FromAttojoulesPerBit(312_500);

    /// <summary>Leakage.</summary>
    [Parameter("Leakage", Default = "10 mW")]
    public Power Leakage { get; init; } = Power.FromMilliwatts(10);

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Validate()
    {
        long used = 0;
        HashSet<string> names = new(StringComparer.Ordinal);
        for (int i = 0; i < Regions.Count; i++)
        {
            SramRegion region = Regions[i];
            if (!names.Add(region.Name))
                yield return new OptionProblem($"regions[{i}].name", $"region '{region.Name}' is there twice");
            long free = Capacity.Bytes - used;
            if (region.Size.Bytes > free)
            {
                yield return new OptionProblem($"regions[{i}].size", $"region '{region.Name}' of {region.Size} does not fit: {DataSize.FromBytes(free)} of {Capacity} are free, {region.Size.Bytes - free} bytes are missing");
                yield break;
            }
            used += region.Size.Bytes;
        }
    }
}
