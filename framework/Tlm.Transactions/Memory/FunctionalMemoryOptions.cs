namespace Tlm.Transactions;

/// <summary>Options of a <see cref="FunctionalMemory"/>.</summary>
public sealed record FunctionalMemoryOptions
{
    /// <summary>Bytes.</summary>
    [Parameter("Capacity", Default = "64 KiB", Min = "1 B")]
    public DataSize Size { get; init; } = DataSize.FromKibibytes(64);

    /// <summary>Time of a read behind the port.</summary>
    [Parameter("Time of a read", Default = "10 ns", Min = "0 fs")]
    public SimTime ReadLatency { get; init; } = SimTime.FromNanoseconds(10);

    /// <summary>Time of a write behind the port.</summary>
    [Parameter("Time of a write", Default = "10 ns", Min = "0 fs")]
    public SimTime WriteLatency { get; init; } = SimTime.FromNanoseconds(10);

    /// <summary>Rate of the port; requests pass it one after another.</summary>
    [Parameter("Rate at which requests pass the port, one after another; without it they take no time there")]
    public Bandwidth? Bandwidth { get; init; }

    /// <summary>Whether direct memory pointers are granted.</summary>
    [Parameter("Grant direct memory pointers", Default = "true")]
    public bool DirectMemory { get; init; } = true;
}
