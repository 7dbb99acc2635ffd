using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.AttAcc;

/// <summary>A device of HBM stacks with processing units: holds caches and computes attention in them.</summary>
public sealed record AttAccOptions : IValidatableOptions
{
    /// <summary>Stacks.</summary>
    [Parameter("HBM stacks", Min = "1")]
    public required int Stacks { get; init; }

    /// <summary>Where the units sit.</summary>
    [Parameter("Where the processing units sit: bank, bank-group or buffer", Default = "bank")]
    public AttAccLevel Level { get; init; } = AttAccLevel.Bank;

    /// <summary>Timing preset of the variant <c>attacc-hbm3</c>.</summary>
    [Parameter("Timing preset of attacc-hbm3; names that end in _NPC leave the DRAM power limit out", Default = "HBM3_5.2Gbps")]
    public string Timing { get; init; } = "HBM3_5.2Gbps";

    /// <summary>Bytes of a stack.</summary>
    [Parameter("Capacity of a stack", Default = "16 GiB", Min = "1 B", Provenance = Provenance.Published, Source = "scale-snu/attacc_simulator src/config.py")]
    public DataSize StackCapacity { get; init; } = DataSize.FromGibibytes(16);

    /// <summary>Power without work.</summary>
    [Parameter("Power of the device without work", Default = "0 W", Source = "no figure in the sources")]
    public Power Static { get; init; }

    /// <summary>The memory; <see cref="Validate"/> has checked that it exists.</summary>
    internal PimVariant Variant() => VariantReader.Shipped("attacc-hbm3", Timing);

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Validate()
    {
        string? problem = null;
        try
        {
            Variant();
        }
        catch (PimException error)
        {
            problem = error.Message;
        }

        if (problem is not null)
            yield return new OptionProblem("timing", problem);
    }
}
