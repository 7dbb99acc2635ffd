using System.Text.Json.Nodes;
using Tlm.Observability.Collection;

namespace Tlm.Observability.Results;

/// <summary>The content of <c>result.json</c>: what was run, how it ended, and all that was measured.</summary>
public sealed record ResultDocument
{
    /// <summary>Name and version of the format; the major version changes when a reader would break.</summary>
    public const string Schema = "tlm.result/1";

    /// <summary>How the run ended.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>The error that ended the run; null when none did.</summary>
    public RunError? Error { get; init; }

    /// <summary>The scenario.</summary>
    public required ScenarioSummary Scenario { get; init; }

    /// <summary>Every parameter as it was resolved.</summary>
    public required IReadOnlyList<ParameterValue> Parameters { get; init; }

    /// <summary>What was measured.</summary>
    public required RunMeasurement Measurement { get; init; }

    /// <summary>The fingerprint of the measurement.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The claims as evaluated.</summary>
    public required IReadOnlyList<ClaimOutcome> Claims { get; init; }

    /// <summary>How the run was carried out: everything that is not part of the fingerprint.</summary>
    public required RunCircumstances Circumstances { get; init; }
}

/// <summary>How a run ended.</summary>
public enum RunStatus
{
    /// <summary>Nothing was left to do, the end time was reached, or a component asked to stop.</summary>
    Completed,

    /// <summary>A component failed or the system locked up.</summary>
    Failed,

    /// <summary>The user interrupted it.</summary>
    Interrupted,
}

/// <summary>Why a run failed.</summary>
/// <param name="Message">What went wrong.</param>
/// <param name="Component">The component, where known.</param>
/// <param name="Process">The process, where known.</param>
/// <param name="Time">The simulated time, where known.</param>
public sealed record RunError(string Message, string? Component, string? Process, SimTime? Time);

/// <summary>The scenario that was run.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">Its description.</param>
/// <param name="Files">The files read.</param>
/// <param name="Links">Its links.</param>
/// <param name="Resolved">The merged tree, as JSON.</param>
public sealed record ScenarioSummary(string Name, string Description, IReadOnlyList<string> Files, IReadOnlyList<LinkSummary> Links, JsonNode Resolved);

/// <summary>A link of the scenario.</summary>
/// <param name="From">One end.</param>
/// <param name="To">The other end.</param>
/// <param name="Latency">Its latency.</param>
/// <param name="Bandwidth">Its bandwidth; null when unlimited.</param>
public sealed record LinkSummary(string From, string To, SimTime Latency, Bandwidth? Bandwidth);

/// <summary>How a run was carried out.</summary>
/// <param name="Seed">Seed of the random generators.</param>
/// <param name="Threads">Threads used.</param>
/// <param name="Partitions">Partitions of the scenario.</param>
/// <param name="WallSeconds">Wall time of the simulation itself.</param>
/// <param name="Events">Events (process resumptions and deliveries) executed.</param>
/// <param name="StopReason">Why the simulation ended, as the kernel names it.</param>
/// <param name="Versions">Versions of the program, the runtime and the machine's system.</param>
public sealed record RunCircumstances(
    long Seed, int Threads, IReadOnlyList<string> Partitions, double WallSeconds, long Events, string StopReason, IReadOnlyList<(string Name, string Version)> Versions);

/// <summary>A claim as evaluated.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Metric">Path of the measured value.</param>
/// <param name="Published">The published value or range, as written.</param>
/// <param name="Simulated">The measured value in <paramref name="Unit"/>; null when the run has no such metric.</param>
/// <param name="Unit">Unit of the metric.</param>
/// <param name="Error">Relative deviation from the published value (or from the nearest end of the range); null when it can't be computed.</param>
/// <param name="Tolerance">The deviation allowed, as written.</param>
/// <param name="Met">Whether the claim is met.</param>
/// <param name="Grade">Grade of evidence.</param>
/// <param name="Basis">What the simulated value rests on.</param>
/// <param name="Source">Who published the value.</param>
/// <param name="Problem">Why it could not be evaluated; null when it could.</param>
public sealed record ClaimOutcome(
    string Id, string Metric, string Published, double? Simulated, Unit? Unit, double? Error, string Tolerance, bool Met,
    Provenance Grade, string Basis, string Source, string? Problem);
