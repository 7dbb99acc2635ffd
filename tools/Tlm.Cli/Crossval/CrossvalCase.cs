using System.Text.Json.Nodes;

namespace Tlm.Cli.Crossval;

/// <summary>One case: what the reference says, what we say, whether both are equal, and whether the difference is within the aim.</summary>
public sealed record CrossvalCase(string Case, JsonNode? Expected, JsonNode? Got, bool Exact, bool Met);
