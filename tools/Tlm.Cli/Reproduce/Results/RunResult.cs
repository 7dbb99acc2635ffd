using Tlm.Observability.Metrics;
using Tlm.Observability.Results;

namespace Tlm.Cli.Reproduce.Results;

/// <summary>What a run came to.</summary>
/// <param name="Document">Everything measured.</param>
/// <param name="Metrics">The metrics by path.</param>
/// <param name="Error">The error that ended it; null when none did.</param>
internal sealed record RunResult(ResultDocument Document, MetricTable Metrics, Exception? Error)
{
    /// <summary>Whether the run came to its end.</summary>
    public bool IsComplete => Document.Status == RunStatus.Completed;
}
