namespace Tlm.Transactions.Tests.Streams;

/// <summary>A random system: initiators with streams and single transfers, a bus, two memories.</summary>
internal sealed record StreamCase(BusCase Bus, IReadOnlyList<MemoryCase> Memories, IReadOnlyList<IReadOnlyList<RequestCase>> Initiators)
{
    public bool MovesData { get; init; } = true;

    /// <summary>Bytes of each memory; they lie end to end, but for the gap.</summary>
    public long WindowBytes { get; init; } = 0x1000;

    /// <summary>Bytes between two memories that belong to nobody.</summary>
    public long GapBytes { get; init; }
}

internal sealed record BusCase(int Forward, int Interval, int Return, Arbitration Policy);

internal sealed record MemoryCase(int Read, int Write, int BitsPerNanosecond);

/// <summary>A request sent so many nanoseconds after the one before; <paramref name="Shape"/> is null for a single transfer.</summary>
internal sealed record RequestCase(int Gap, bool IsWrite, ulong Address, int Bytes, StreamShape? Shape);

/// <summary>What became of a request.</summary>
internal sealed record Outcome(int Initiator, int Request, SimTime Response, ResponseStatus Status, string Data);
