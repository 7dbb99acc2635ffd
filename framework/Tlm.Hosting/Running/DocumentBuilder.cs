using Tlm.Hosting.Claims;
using Tlm.Hosting.Elaboration;
using Tlm.Hosting.Scenarios.Model;
using Tlm.Kernel;
using Tlm.Observability.Collection;
using Tlm.Observability.Fingerprints;
using Tlm.Observability.Metrics;
using Tlm.Observability.Recording;
using Tlm.Observability.Results;

namespace Tlm.Hosting.Running;

/// <summary>Puts together the result document of a run.</summary>
internal static class DocumentBuilder
{
    public static ResultDocument Build(SimulationHost host, RunRecorder recorder, SimTime start, TimeSpan wall, StopReason? reason, Exception? error)
    {
        var scenario = host.Scenario;
        var simulation = host.Simulation;
        var further = new List<string>();
        var measurement = recorder.Complete(
            Collector.Collect(simulation.Components, start, simulation.Now, error is null ? null : failure => further.Add(failure.Message)));
        var metrics = new MetricTable(measurement);
        return new ResultDocument
        {
            Status = error is not null ? RunStatus.Failed : reason == StopReason.Interrupted ? RunStatus.Interrupted : RunStatus.Completed,
            Error = error is null ? null : Describe(error, further),
            Scenario = Summarise(scenario),
            Parameters = scenario.Parameters,
            Measurement = measurement,
            Fingerprint = Fingerprint.Of(measurement),
            Claims = [.. scenario.Claims.Select(claim => ClaimEvaluator.Evaluate(claim.Options, metrics))],
            Circumstances = Circumstances(host, wall, reason),
        };
    }

    private static RunError Describe(Exception error, IEnumerable<string> further)
    {
        var place = error as SimulationException;
        return new RunError(string.Join("; then ", further.Prepend(error.Message)), place?.Component, place?.Process, place?.Time);
    }

    private static ScenarioSummary Summarise(Scenario scenario)
    {
        var links = scenario.Links.Select(link => new LinkSummary(link.Options.From, link.Options.To, link.Options.Latency, link.Options.Bandwidth));
        return new ScenarioSummary(scenario.Name, scenario.Description, scenario.Files, [.. links], TreeJson.Of(scenario.Tree));
    }

    private static RunCircumstances Circumstances(SimulationHost host, TimeSpan wall, StopReason? reason)
    {
        return new RunCircumstances(
            host.Scenario.Run.Seed, host.Threads, host.Simulation.Partitions, wall.TotalSeconds, host.Simulation.Resumptions,
            reason?.ToString().ToLowerInvariant() ?? "failed", Versions.All);
    }
}
