namespace Tlm.Models.Npu;

/// <summary>The engine that moves tiles between memory and scratchpad. A tile is one stream transaction.</summary>
public sealed record DmaOptions
{
    /// <summary>Tiles requested and not yet there.</summary>
    [Parameter("Tiles under way together", Default = "4", Min = "1")]
    public int Outstanding { get; init; } = 4;

    /// <summary>Bytes of one step of a stream.</summary>
    [Parameter("Bytes of one step of a stream", Default = "64 B", Min = "1 B")]
    public DataSize Burst { get; init; } = DataSize.Parse("64 B");

    /// <summary>Steps of a stream under way together.</summary>
    [Parameter("Steps of a stream under way together", Default = "256", Min = "1")]
    public int BurstsOutstanding { get; init; } = 256;

    /// <summary>Steps issued a cycle.</summary>
    [Parameter("Steps issued a cycle", Default = "1", Min = "1")]
    public int BurstsPerCycle { get; init; } = 1;
}
