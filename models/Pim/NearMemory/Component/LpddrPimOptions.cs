using Tlm.Models.Dram.Standards;
using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.NearMemory;

/// <summary>An LPDDR5-PIM or GDDR6-PIM module as a component.</summary>
public sealed record LpddrPimOptions : IValidatableOptions
{
    /// <summary>Memory and units, by their file.</summary>
    [Parameter("Memory with units: lpddr5-pim or gddr6-pim (then with a preset of GDDR6 for organization and timing, pim_ranks: 1 and ranks: 1)")]
    public string Variant { get; init; } = "lpddr5-pim";

    /// <summary>Organisation preset of the memory.</summary>
    [Parameter("Organisation preset of the variant's standard")]
    public string Organization { get; init; } = "LPDDR5_8Gb_x16";

    /// <summary>Timing preset of the memory.</summary>
    [Parameter("Timing preset of the variant's standard")]
    public string Timing { get; init; } = "LPDDR5_6400";

    /// <summary>Units, ranks and channels.</summary>
    [Parameter("Units, ranks and channels")]
    public PimUnitOptions Units { get; init; } = new();

    /// <summary>Energy.</summary>
    [Parameter("Energy")]
    public PimEnergyOptions Energy { get; init; } = new();

    /// <summary>Bytes of consecutive addresses on one channel.</summary>
    [Parameter("Bytes of consecutive addresses on one channel", Unit = "B", Min = "32")]
    public int InterleaveBytes { get; init; } = 256;

    /// <summary>Ordinary requests under way together.</summary>
    [Parameter("Ordinary requests under way together", Min = "1")]
    public int Outstanding { get; init; } = 64;

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Validate()
    {
        if (InterleaveBytes % 32 != 0)
            yield return new OptionProblem("interleave_bytes", $"{InterleaveBytes} is no multiple of a 32-byte burst");
        if (Problem() is { } problem)
            yield return new OptionProblem("units", problem);
    }

    /// <summary>The memory of a channel.</summary>
    /// <exception cref="PimException">The options contradict each other.</exception>
    internal PimVariant Memory() => LpddrPimModule.Variant(Variant, Units, new DramSelection { Organization = Organization, Timing = Timing });

    private string? Problem()
    {
        try
        {
            Memory();
            return null;
        }
        catch (PimException error)
        {
            return error.Message;
        }
    }
}
