namespace Tlm.Hosting.Scenarios.Model;

/// <summary>A claim with its place.</summary>
/// <param name="Options">The claim.</param>
/// <param name="Location">Where it is written.</param>
public sealed record ClaimEntry(ClaimOptions Options, InputLocation Location);
