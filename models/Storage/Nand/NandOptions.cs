namespace Tlm.Models.Storage.Nand;

/// <summary>NAND flash dies with a compute core each, on channels.</summary>
public sealed record NandOptions : IValidatableOptions
{
    private const string Paper = "Cambricon-LLM (arXiv 2409.15654), Table II, as in IFC-cambricon-llm";

    /// <summary>Channels.</summary>
    [Parameter("Channels", Default = "8", Min = "1", Max = "1024", Provenance = Provenance.Secondary, Source = Paper)]
    public int Channels { get; init; } = 8;

    /// <summary>Chips of a channel.</summary>
    [Parameter("Chips of a channel", Default = "2", Min = "1", Max = "256", Provenance = Provenance.Secondary, Source = Paper)]
    public int ChipsPerChannel { get; init; } = 2;

    /// <summary>Dies of a chip.</summary>
    [Parameter("Dies of a chip", Default = "2", Min = "1", Max = "64", Provenance = Provenance.Secondary, Source = Paper)]
    public int DiesPerChip { get; init; } = 2;

    /// <summary>Planes of a die; each reads and programs by itself.</summary>
    [Parameter("Planes of a die", Default = "2", Min = "1", Max = "16", Provenance = Provenance.Secondary, Source = Paper)]
    public int PlanesPerDie { get; init; } = 2;

    /// <summary>Blocks of a plane.</summary>
    [Parameter("Blocks of a plane", Default = "1024", Min = "1", Source = "no figure in the sources")]
    public int BlocksPerPlane { get; init; } = 1024;

    /// <summary>Pages of a block.</summary>
    [Parameter("Pages of a block", Default = "256", Min = "1", Source = "no figure in the sources")]
    public int PagesPerBlock { get; init; } = 256;

    /// <summary>Page of a plane.</summary>
    [Parameter("Page", Default = "16 KiB", Min = "1 B", Provenance = Provenance.Secondary, Source = Paper)]
    public DataSize Page { get; init; } = DataSize.FromKibibytes(16);

    /// <summary>First address.</summary>
    [Parameter("First address", Default = "0", Min = "0")]
    public long Base { get; init; }

    /// <summary>Times.</summary>
    [Parameter("Times")]
    public NandTimingOptions Timing { get; init; } = new();

    /// <summary>Compute cores on the dies.</summary>
    [Parameter("Compute cores on the dies")]
    public NandComputeOptions Compute { get; init; } = new();

    /// <summary>Energy.</summary>
    [Parameter("Energy")]
    public NandEnergyOptions Energy { get; init; } = new();

    /// <summary>Requests under way together.</summary>
    [Parameter("Requests under way together", Default = "256", Min = "1")]
    public int Outstanding { get; init; } = 256;

    /// <summary>Dies of a channel.</summary>
    internal int DiesPerChannel => ChipsPerChannel * DiesPerChip;

    /// <summary>Planes of a channel.</summary>
    internal int PlanesPerChannel => DiesPerChannel * PlanesPerDie;

    /// <summary>Size of all planes.</summary>
    public DataSize Capacity => Page * PagesPerBlock * BlocksPerPlane * PlanesPerChannel * Channels;

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Validate()
    {
        Int128 bytes = (Int128)Page.Bytes * PagesPerBlock * BlocksPerPlane * PlanesPerChannel * Channels;
        if (bytes > long.MaxValue - Base)
            yield return new OptionProblem("blocks_per_plane", $"the memory would end beyond the last address, {long.MaxValue}");
        if (Compute.Planes > PlanesPerDie)
            yield return new OptionProblem("compute.planes", $"{Compute.Planes} planes feed the core of a die that has {PlanesPerDie}");
        if (Timing.Slice > Page)
            yield return new OptionProblem("timing.slice", $"a slice of {Timing.Slice} is larger than a page of {Page}");
        if (Compute.WeightBits is not (2 or 4 or 8 or 16))
            yield return new OptionProblem("compute.weight_bits", $"weights of {Compute.WeightBits} bit are not supported, expected 2, 4, 8 or 16");
        if (Compute.ComputedShare is < 0 or > 1)
            yield return new OptionProblem("compute.computed_share", $"a share is 0 to 1, found {Compute.ComputedShare}");
        if (Compute.ComputedShare > 0 && Compute.Planes == 0)
            yield return new OptionProblem("compute.computed_share", "a share is to be computed on the dies, but no plane feeds a core");
    }
}
