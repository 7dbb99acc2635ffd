using Tlm.Models.Dram.Standards;
using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.LogicDie;

/// <summary>An HBM stack with units on its logic die.</summary>
public sealed record LogicPimOptions : IValidatableOptions
{
    private const string Duplex = "Duplex (arXiv 2409.01141)";

    /// <summary>Organisation preset of HBM3.</summary>
    [Parameter("Organisation preset of HBM3")]
    public string Organization { get; init; } = "HBM3_16Gb_8hi";

    /// <summary>Timing preset of HBM3.</summary>
    [Parameter("Timing preset of HBM3 (Duplex has 5.2 Gb/s, for which Ramulator has no preset)")]
    public string Timing { get; init; } = "HBM3_6400Mbps";

    /// <summary>Channels of the stack, each of two pseudo-channels.</summary>
    [Parameter("Channels of the stack", Default = "16", Min = "1", Max = "64", Provenance = Provenance.Secondary, Source = Duplex + ": 32 pseudo-channels")]
    public int Channels { get; init; } = 16;

    /// <summary>Bank bundle that holds weights, 0 or 1.</summary>
    [Parameter("Bank bundle that holds weights", Default = "0", Min = "0", Max = "1")]
    public int WeightsBundle { get; init; }

    /// <summary>Which row the units take next.</summary>
    [Parameter("Row that the units take next: the same one of the next stack id, opened ahead, or the next one of the same banks, as LLMSimulator does", Source = "Duplex does not say")]
    public RowOrder RowOrder { get; init; }

    /// <summary>Room for results that stay in memory; none: results go back to who sent the product.</summary>
    [Parameter("Room at the end of the weights' bundle into which the units write results; 0 B: results go back with the response", Default = "0 B", Min = "0 B")]
    public DataSize ResultsRoom { get; init; }

    /// <summary>Values that replace those of the presets.</summary>
    [Parameter("Values that replace those of the presets: level counts (sid: 4) and timings in cycles (nRP: 19)")]
    public Dictionary<string, int> Overrides { get; init; } = [];

    /// <summary>Checks of the timings that may fail, each with the source that says so.</summary>
    [Parameter("Checks of the timings that may fail, each with the source that says so (\"nRC >= nRAS + nRP\": datasheet, note 3)")]
    public Dictionary<string, string> Accept { get; init; } = [];

    /// <summary>Multiply-accumulates a second of all units.</summary>
    [Parameter("Multiply-accumulates of all units", Default = "10650 GHz", Min = "1 kHz", Provenance = Provenance.Derived, Source = Duplex + ": 8 Op/B at 2.66 TB/s is 21.3 TFLOPS")]
    public Frequency MacRate { get; init; } = Frequency.Parse("10650 GHz");

    /// <summary>Bits of a weight.</summary>
    [Parameter("Bits of a weight", Default = "16", Min = "1", Max = "32", Provenance = Provenance.Secondary, Source = Duplex + ": FP16")]
    public int WeightBits { get; init; } = 16;

    /// <summary>Bytes of consecutive addresses on one pseudo-channel.</summary>
    [Parameter("Bytes of consecutive addresses on one pseudo-channel", Unit = "B", Default = "256", Min = "32", Source = "no figure in the sources")]
    public int InterleaveBytes { get; init; } = 256;

    /// <summary>Ordinary requests under way together.</summary>
    [Parameter("Ordinary requests under way together", Default = "256", Min = "1")]
    public int Outstanding { get; init; } = 256;

    /// <summary>Energy.</summary>
    [Parameter("Energy")]
    public LogicPimEnergyOptions Energy { get; init; } = new();

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Validate()
    {
        if (InterleaveBytes % 32 != 0)
            yield return new OptionProblem("interleave_bytes", $"{InterleaveBytes} is no multiple of a 32-byte burst");
        if (Problem() is { } problem)
            yield return new OptionProblem("timing", problem);
    }

    /// <summary>The memory of a channel.</summary>
    /// <exception cref="PimException">There is no such preset.</exception>
    internal PimVariant Variant() => ExtendedVariantReader.Shipped("hbm3-logic-pim", new DramSelection
    {
        Organization = Organization,
        Timing = Timing,
        Overrides = [.. Overrides.OrderBy(pair => pair.Key, StringComparer.Ordinal)],
        Accepted = [.. Accept.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new AcceptedContradiction(pair.Key, pair.Value))],
    });

    private string? Problem()
    {
        try
        {
            Variant();
            return null;
        }
        catch (Exception error) when (error is PimException or InputException or ArgumentException)
        {
            return error.Message;
        }
    }
}
