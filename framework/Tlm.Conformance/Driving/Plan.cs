namespace Tlm.Conformance.Driving;

/// <summary>How a target is called.</summary>
internal enum Way
{
    Blocking,
    NonBlocking,
    Channel,
}

/// <summary>What a driver sends.</summary>
internal sealed record Plan(Way Way)
{
    public int Requests { get; init; } = 24;

    public int Outstanding { get; init; } = 1;

    public int Bytes { get; init; } = 16;

    /// <summary>Addresses of the requests; neighbouring ones unless set.</summary>
    public ulong? Address { get; init; }

    /// <summary>False for a timing-only run.</summary>
    public bool CarriesData { get; init; } = true;

    public LinkTiming? Link { get; init; }

    /// <summary>Time between taking two responses.</summary>
    public SimTime Pause { get; init; }

    public SimTime? StopAt { get; init; }

    /// <summary>Threads that run the driver and the component, each in a partition of its own; 0 or null: both in one partition.</summary>
    public int? Threads { get; init; }
}

/// <summary>How a memory that stands in behaves.</summary>
internal sealed record MemoryPlan(SimTime Latency, SimTime Interval)
{
    public static MemoryPlan Fast { get; } = new(SimTime.FromNanoseconds(20), SimTime.FromNanoseconds(1));

    public LinkTiming Link { get; init; } = LinkTiming.Immediate;

    /// <summary>Threads that run the memories and the component, each in a partition of its own; 0: all in one partition; null: so too, and the end is not that of a run in several.</summary>
    public int? Threads { get; init; }
}
