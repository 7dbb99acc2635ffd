namespace Tlm.Hosting.Scenarios.Model;

/// <summary>A link between two ports, as a scenario writes it.</summary>
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

    /// <summary>The way back of a socket's link, where it differs.</summary>
    [Parameter("The way back of a socket's link, where it differs from the way there")]
    public ResponseLinkOptions? Response { get; init; }
}

/// <summary>The way back of a socket's link; what is left out is as on the way there.</summary>
public sealed record ResponseLinkOptions
{
    /// <summary>Latency of a response.</summary>
    [Parameter("Time from sending to arrival")]
    public SimTime? Latency { get; init; }

    /// <summary>Bandwidth of responses.</summary>
    [Parameter("Data rate that serialises responses", Min = "1 bit/s")]
    public Bandwidth? Bandwidth { get; init; }

    /// <summary>Responses that fit.</summary>
    [Parameter("Responses under way or waiting at most", Min = "1")]
    public int? Capacity { get; init; }
}
