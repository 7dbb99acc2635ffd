namespace Tlm.Hosting.Scenarios.Model;

/// <summary>A link with the places of its ends.</summary>
/// <param name="Options">The link.</param>
/// <param name="Location">Where the link is written.</param>
/// <param name="FromLocation">Where its first end is written.</param>
/// <param name="ToLocation">Where its second end is written.</param>
/// <param name="LatencyLocation">Where its latency is written, or the link when it is not.</param>
public sealed record LinkEntry(LinkOptions Options, InputLocation Location, InputLocation FromLocation, InputLocation ToLocation, InputLocation LatencyLocation);
