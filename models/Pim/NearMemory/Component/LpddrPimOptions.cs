using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.NearMemory;

/// <summary>An LPDDR5-PIM module as a component.</summary>
public sealed record LpddrPimOptions : IValidatableOptions
{
    /// <summary>Organisation preset of LPDDR5.</summary>
    [Parameter("Organisation preset of LPDDR5")]
    public string Organization { get; init; } = "LPDDR5_8Gb_x16";

    /// <summary>Timing preset of LPDDR5.</summary>
    [Parameter("Timing preset of LPDDR5")]
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
    internal PimVariant Variant() => LpddrPimModule.Variant(Units, Organization, Timing);

    private string? Problem()
    {
        try
        {
            Variant();
            return null;
        }
        catch (PimException error)
        {
            return error.Message;
        }
    }
}
