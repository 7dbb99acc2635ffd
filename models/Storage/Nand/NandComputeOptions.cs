namespace Tlm.Models.Storage.Nand;

/// <summary>The compute core of each die.</summary>
public sealed record NandComputeOptions
{
    /// <summary>Planes whose pages feed the core; the others serve what is read over the channel. 0: no cores.</summary>
    [Parameter("Planes of a die whose pages feed its core; 0: no cores", Default = "1", Min = "0", Provenance = Provenance.Derived,
        Source = "Cambricon-LLM's tile equation: a page for each core")]
    public int Planes { get; init; } = 1;

    /// <summary>Multiply-accumulates a second of a core.</summary>
    [Parameter("Multiply-accumulates of a core", Default = "32 GHz", Min = "1 kHz", Provenance = Provenance.Secondary, Source = "IFC-cambricon-llm: 64 operations a cycle at 1 GHz")]
    public Frequency MacRate { get; init; } = Frequency.FromMegahertz(32_000);

    /// <summary>Bits of a weight.</summary>
    [Parameter("Bits of a weight", Default = "8", Min = "1", Provenance = Provenance.Secondary, Source = "Figure 9 is W8A8")]
    public int WeightBits { get; init; } = 8;

    /// <summary>Bits of an input value.</summary>
    [Parameter("Bits of an input value", Default = "8", Min = "1", Max = "32", Provenance = Provenance.Secondary, Source = "Figure 9 is W8A8")]
    public int InputBits { get; init; } = 8;

    /// <summary>Bits of a result value on the channel.</summary>
    [Parameter("Bits of a result value on the channel", Default = "8", Min = "1", Max = "64", Provenance = Provenance.Secondary, Source = "IFC-cambricon-llm: a tile of H x W moves H + W bytes")]
    public int ResultBits { get; init; } = 8;

    /// <summary>Columns of a tile; null: the choice with the least time.</summary>
    [Parameter("Columns of the matrix that a channel's tile spans; without: the choice with the least time", Min = "1")]
    public int? TileWidth { get; init; }

    /// <summary>Rows a core to whose multiple a matrix is filled up.</summary>
    [Parameter("A matrix is filled up with zeros to a multiple of so many rows for each core of a channel", Default = "1", Min = "1", Source = "no figure in the sources")]
    public int RowAlignment { get; init; } = 1;

    /// <summary>Share of the weights that cores multiply; null: both ways end together.</summary>
    [Parameter("Share of a product's weights that the cores multiply, the rest crosses the channels to the host; without: balanced, so that both end together")]
    public double? ComputedShare { get; init; }

    /// <summary>Whether idle arrays read the pages of the next product ahead.</summary>
    [Parameter("Idle arrays read the pages of the next product ahead (the order of products is known)", Default = "true", Source = "no figure in the sources")]
    public bool ReadAhead { get; init; } = true;
}
