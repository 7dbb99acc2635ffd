using Tlm.Observability.Results;

namespace Tlm.Hosting.Running;

/// <summary>What a run came to.</summary>
/// <param name="Document">Everything measured, also when the run ended early.</param>
/// <param name="Error">The error that ended it; null when none did.</param>
public sealed record RunOutcome(ResultDocument Document, Exception? Error);
