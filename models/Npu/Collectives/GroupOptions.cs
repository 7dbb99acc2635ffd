namespace Tlm.Models.Npu;

/// <summary>How a device reaches the others of its group (workload.tensor_parallel).</summary>
public sealed record GroupOptions
{
    /// <summary>Algorithm.</summary>
    [Parameter("How sums are exchanged: round a ring, or up and down a tree over a switch")]
    public ExchangeKind Exchange { get; init; } = ExchangeKind.Ring;

    /// <summary>Component with another algorithm.</summary>
    [Parameter("Component that says how sums are exchanged (none: as exchange says)")]
    public string? Policy { get; init; }

    /// <summary>Address of rank 0's inbox.</summary>
    [Parameter("Address of the inbox of rank 0, where a bus or mesh lies between", Default = "0", Min = "0")]
    public long Base { get; init; }

    /// <summary>Distance of inboxes.</summary>
    [Parameter("Distance from the inbox of one rank to that of the next", Default = "16 MiB", Min = "1 B")]
    public DataSize Stride { get; init; } = DataSize.Parse("16 MiB");
}
