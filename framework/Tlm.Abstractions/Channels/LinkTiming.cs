namespace Tlm;

/// <summary>The timing of a link between two ports.</summary>
public sealed record LinkTiming
{
    /// <summary>A link that takes no time and blocks nobody.</summary>
    public static LinkTiming Immediate { get; } = new();

    /// <summary>The time from the end of serialisation at the writer to the reader.</summary>
    public SimTime Latency { get; init; }

    /// <summary>The rate at which items are put on the link, one after another; null: at once.</summary>
    public Bandwidth? Bandwidth { get; init; }

    /// <summary>How many items may be on the link and unread at the reader together; a full link blocks the writer.</summary>
    public int Capacity { get; init; } = int.MaxValue;

    /// <summary>The time after which a place that the reader freed is known to the writer; null: as the latency.</summary>
    public SimTime? ReturnLatency { get; init; }

    /// <summary>Deliveries at one time are ordered by priority first; smaller comes first.</summary>
    public int Priority { get; init; }

    internal SimTime EffectiveReturnLatency => ReturnLatency ?? Latency;

    internal void Check(string link)
    {
        if (Latency.IsNegative || ReturnLatency is { IsNegative: true })
            throw new ElaborationException($"link {link}: the latency is negative");
        if (Capacity < 1)
            throw new ElaborationException($"link {link}: the capacity is {Capacity}, at least 1 was expected");
        if (Bandwidth is { BitsPerSecond: <= 0 })
            throw new ElaborationException($"link {link}: the bandwidth is {Bandwidth}, more than 0 was expected");
    }
}
