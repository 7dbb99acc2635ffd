namespace Tlm.Models.Npu;

/// <summary>The on-chip memory: one part holds tiles on their way to the array, the other activations.</summary>
public sealed record ScratchpadOptions
{
    /// <summary>Size.</summary>
    [Parameter("Size", Default = "2 MiB", Min = "4 KiB")]
    public DataSize Capacity { get; init; } = DataSize.Parse("2 MiB");

    /// <summary>Share that holds activations.</summary>
    [Parameter("Share that holds activations", Default = "50", Min = "1", Max = "99", Unit = "%")]
    public int ActivationShare { get; init; } = 50;

    /// <summary>Tiles that the tile part has room for: 2 is double buffering.</summary>
    [Parameter("Tiles in flight (2: double buffering)", Default = "4", Min = "2")]
    public int Buffers { get; init; } = 4;

    /// <summary>Banks that can be read together.</summary>
    [Parameter("Banks read together", Default = "16", Min = "1")]
    public int Banks { get; init; } = 16;

    /// <summary>Bytes that a bank reads a cycle.</summary>
    [Parameter("Width of a bank", Default = "32 B", Min = "1 B")]
    public DataSize BankWidth { get; init; } = DataSize.Parse("32 B");

    /// <summary>Where rows of operands begin.</summary>
    [Parameter("Where rows of operands begin: skewed over the banks without conflicts, or end to end", Default = "skewed")]
    public ScratchpadLayout Layout { get; init; } = ScratchpadLayout.Skewed;
}
