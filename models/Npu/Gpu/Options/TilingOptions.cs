namespace Tlm.Models.Npu.Gpu;

/// <summary>On-chip memories of a GPU, and the tiles that its matrix kernels may use.</summary>
public sealed record TilingOptions : IValidatableOptions
{
    private const string AttAcc = "scale-snu/attacc_simulator src/devices.py";

    /// <summary>First-level memory of a core.</summary>
    [Parameter("First-level memory of a core", Default = "192 KiB", Min = "1 KiB", Provenance = Provenance.Published, Source = "NVIDIA A100 whitepaper")]
    public DataSize L1 { get; init; } = DataSize.FromKibibytes(192);

    /// <summary>Second-level memory of a GPU.</summary>
    [Parameter("Second-level memory of a GPU", Default = "40 MiB", Min = "1 KiB", Provenance = Provenance.Published, Source = "NVIDIA A100 whitepaper")]
    public DataSize L2 { get; init; } = DataSize.FromMebibytes(40);

    /// <summary>Edges that a tile of results may have.</summary>
    [Parameter("Edges that a thread block's tile of results may have", Provenance = Provenance.Published, Source = AttAcc)]
    public IReadOnlyList<int> Edges { get; init; } = [8, 16, 32, 64, 128, 192, 256, 320, 384, 448, 512];

    /// <summary>Depth of a tile in the first-level memory.</summary>
    [Parameter("Length of the sum that a thread block holds at once", Default = "32", Min = "1", Provenance = Provenance.Published, Source = AttAcc)]
    public int Depth { get; init; } = 32;

    /// <summary>Parts of the sum that pass the second-level memory one after the other.</summary>
    [Parameter("Parts of the sum that pass the second-level memory one after the other", Default = "64", Min = "1", Provenance = Provenance.Published, Source = AttAcc)]
    public int DepthParts { get; init; } = 64;

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Validate()
    {
        if (Edges.Count == 0 || Edges.Any(edge => edge < 1))
            yield return new OptionProblem("edges", "at least one edge is needed, each at least 1");
    }
}
