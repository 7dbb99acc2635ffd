namespace Tlm.Models.Dram.Configuration;

/// <summary>Controller families: which commands may issue in which cycle.</summary>
public enum ControllerKind
{
    /// <summary>One command a cycle (DDR4, DDR5, GDDR6).</summary>
    SingleBus,

    /// <summary>One command a cycle, activation in two halves with a deadline, write-clock synchronisation (LPDDR5, LPDDR6).</summary>
    SplitActivation,

    /// <summary>A column and a row command a cycle (HBM2).</summary>
    DualBus,

    /// <summary>Two buses; column and most row commands on rising edges only (HBM3, HBM4).</summary>
    DualBusEdges,
}

/// <summary>How write-clock synchronisation is treated (LPDDR).</summary>
public enum WckSyncMode
{
    /// <summary>The write clock stops after a burst: a CAS command restarts it.</summary>
    NeedSync,

    /// <summary>The write clock always runs.</summary>
    AlwaysOn,
}

/// <summary>Controller family and queues.</summary>
/// <param name="Kind">Family.</param>
public sealed record ControllerSettings(ControllerKind Kind)
{
    /// <summary>Requests the read queue holds.</summary>
    public int ReadQueueSize { get; init; } = 32;

    /// <summary>Requests the write queue holds.</summary>
    public int WriteQueueSize { get; init; } = 32;

    /// <summary>Maintenance requests the priority queue holds.</summary>
    public int PriorityQueueSize { get; init; } = 1568;

    /// <summary>Share of the write queue below which write mode ends if reads wait.</summary>
    public float WriteLowWatermark { get; init; } = 0.2f;

    /// <summary>Share of the write queue above which write mode begins.</summary>
    public float WriteHighWatermark { get; init; } = 0.8f;

    /// <summary>Write-clock synchronisation (split activation only).</summary>
    public WckSyncMode WckSync { get; init; } = WckSyncMode.NeedSync;
}
