namespace Tlm.Observability.Recording;

/// <summary>What a trace shows.</summary>
public sealed record TraceFilter
{
    /// <summary>Full names of components, whose parts count as well; empty: all.</summary>
    public IReadOnlyList<string> Components { get; init; } = [];

    /// <summary>Kinds of events.</summary>
    public TraceKinds Kinds { get; init; } = TraceKinds.All;

    /// <summary>Events that end before this are left out.</summary>
    public SimTime From { get; init; } = SimTime.Zero;

    /// <summary>Events that begin after this are left out.</summary>
    public SimTime To { get; init; } = SimTime.MaxValue;

    /// <summary>Whether a component of that full name is shown.</summary>
    public bool Shows(string component) => Components.Count == 0
        || Components.Any(name => component == name || component.StartsWith(name + ".", StringComparison.Ordinal));

    /// <summary>Whether a span overlaps the window.</summary>
    public bool Shows(SimTime begin, SimTime end) => end >= From && begin <= To;
}

/// <summary>Kinds of events in a trace.</summary>
[Flags]
public enum TraceKinds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Transactions with their latency stages and flows.</summary>
    Transactions = 1,

    /// <summary>Operators and other activities.</summary>
    Operators = 2,

    /// <summary>Counters of levels, rates and power.</summary>
    Counters = 4,

    /// <summary>Everything.</summary>
    All = Transactions | Operators | Counters,
}
