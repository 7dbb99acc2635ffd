using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tlm.Hosting.Composition;
using Tlm.Hosting.Elaboration;
using Tlm.Hosting.Logging;
using Tlm.Kernel;
using Tlm.Observability.Collection;
using Tlm.Observability.Recording;

namespace Tlm.Hosting.Running;

/// <summary>Runs the elaborated simulation of a host: warm-up, region of interest, and what was measured, however the run ends.</summary>
public sealed class SimulationRunner(SimulationHost host, RunRecorder recorder, IOptions<TlmOptions> options, ILogger<SimulationRunner> logger)
{
    private SimTime _regionStart;

    /// <summary>How far the run has come; may be read from any thread.</summary>
    public RunProgress Progress => ProgressReader.Read(host.Simulation, host.Scenario.Run.Until, recorder.ActivitiesSoFar);

    /// <summary>Runs to the end, or until interrupted.</summary>
    /// <param name="interrupt">Interrupts the run; what was measured until then is in the outcome.</param>
    public RunOutcome Run(CancellationToken interrupt = default)
    {
        if (!options.Value.LeaveUnrecorded)
            recorder.Attach(host.Simulation.Components);
        var watch = Stopwatch.StartNew();
        try
        {
            var result = RunPhases(interrupt);
            host.Simulation.End();
            Log.Ended(logger, result.End, result.Reason.ToString());
            return new RunOutcome(DocumentBuilder.Build(host, recorder, _regionStart, watch.Elapsed, result.Reason, null), null);
        }
        catch (Exception error) when (error is not InputException)
        {
            Log.Failed(logger, error.Message);
            return new RunOutcome(DocumentBuilder.Build(host, recorder, _regionStart, watch.Elapsed, null, error), error);
        }
    }

    private RunResult RunPhases(CancellationToken interrupt)
    {
        var run = host.Scenario.Run;
        if (!run.Warmup.IsZero)
        {
            var warm = host.Simulation.RunUntil(run.Warmup, interrupt);
            if (warm.Reason != StopReason.Until)
                return warm;
            Log.RegionBegins(logger, warm.End);
            Collector.BeginRegion(host.Simulation.Components, warm.End);
            recorder.BeginRegion(warm.End);
            _regionStart = warm.End;
        }
        return run.Until is { } until ? host.Simulation.RunUntil(until, interrupt) : host.Simulation.Run(interrupt);
    }
}
