namespace Tlm.Hosting.Scenarios.Model;

/// <summary>A link between two ports, as a scenario writes it; the way back of a socket has the same timing.</summary>
public sealed record LinkOptions
{
    /// <summary>The port at one end.</summary>
    [Parameter("The sending or initiating port: component.port")]
    public required string From { get; init; }

    /// <summary>The port at the other end.</summary>
    [Parameter("The receiving or target port: component.port")]
    public required string To { get; init; }

    /// <summary>Latency of an item on the link.</summary>
    [Parameter("Time from sending to arrival; more than zero between partitions", Default = "0 s")]
    public SimTime Latency { get; init; }

    /// <summary>Serialisation bandwidth.</summary>
    [Parameter("Data rate that serialises items; unlimited when left out", Min = "1 bit/s")]
    public Bandwidth? Bandwidth { get; init; }

    /// <summary>Items that fit.</summary>
    [Parameter("Items under way or waiting at most; a full link blocks its sender", Min = "1")]
    public int? Capacity { get; init; }

    /// <summary>Time until a freed place is known to the sender.</summary>
    [Parameter("Time until a freed place is known to the sender; the latency when left out")]
    public SimTime? ReturnLatency { get; init; }

    /// <summary>Order among deliveries at one time.</summary>
    [Parameter("Order among links that deliver at the same time: lower comes first")]
    public int Priority { get; init; }
}
