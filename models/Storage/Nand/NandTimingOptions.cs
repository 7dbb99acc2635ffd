namespace Tlm.Models.Storage.Nand;

/// <summary>Times of arrays and channels.</summary>
public sealed record NandTimingOptions
{
    private const string Paper = "Cambricon-LLM (arXiv 2409.15654), Table II, as in IFC-cambricon-llm";

    /// <summary>Time from the cells of a page to the plane's register (tR).</summary>
    [Parameter("Array read of a page (tR)", Default = "30 us", Provenance = Provenance.Secondary, Source = Paper)]
    public SimTime Read { get; init; } = SimTime.FromMicroseconds(30);

    /// <summary>Time to program a page (tPROG).</summary>
    [Parameter("Program of a page (tPROG)", Default = "750 us", Provenance = Provenance.Secondary, Source = "IFC-cambricon-llm")]
    public SimTime Program { get; init; } = SimTime.FromMicroseconds(750);

    /// <summary>Time to erase a block (tBERS).</summary>
    [Parameter("Erase of a block (tBERS)", Default = "3 ms", Source = "typical; no figure in the sources")]
    public SimTime Erase { get; init; } = SimTime.FromMicroseconds(3000);

    /// <summary>Time of the on-die error correction between register and core or channel.</summary>
    [Parameter("On-die error correction of a page", Default = "1 us", Source = "no figure in the sources")]
    public SimTime Correction { get; init; } = SimTime.FromMicroseconds(1);

    /// <summary>Rate of a channel.</summary>
    [Parameter("Rate of a channel", Default = "1 GB/s", Min = "1 bit/s", Provenance = Provenance.Secondary, Source = Paper + ": 1000 MT/s x 8 bit")]
    public Bandwidth Channel { get; init; } = Bandwidth.FromBytesPerSecond(1_000_000_000);

    /// <summary>Command and address cycles of a page slice, a program or a tile.</summary>
    [Parameter("Command and address cycles on the channel", Default = "8 ns", Provenance = Provenance.Secondary, Source = "IFC-cambricon-llm")]
    public SimTime Command { get; init; } = SimTime.FromNanoseconds(8);

    /// <summary>Part of a page that crosses the channel in one go; results and inputs of cores go between slices.</summary>
    [Parameter("Part of a page that crosses the channel in one go", Default = "4 KiB", Min = "1 B", Provenance = Provenance.Secondary, Source = "IFC-cambricon-llm: 4098 cycles a slice")]
    public DataSize Slice { get; init; } = DataSize.FromKibibytes(4);
}
