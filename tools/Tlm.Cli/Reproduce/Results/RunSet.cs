using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Tlm.Hosting.Running;
using Tlm.Observability.Metrics;

namespace Tlm.Cli.Reproduce.Results;

/// <summary>Simulates runs, several at a time, each on one thread; each run once.</summary>
internal sealed class RunSet(CancellationToken interrupt)
{
    private readonly ConcurrentDictionary<RunKey, RunResult> _results = new();

    /// <summary>Simulates what has not been simulated yet.</summary>
    /// <exception cref="InputException">A scenario or an override is wrong.</exception>
    /// <exception cref="OperationCanceledException">The user interrupted.</exception>
    public void Simulate(IEnumerable<RunKey> keys)
    {
        RunKey[] missing = [.. keys.Where(key => !_results.ContainsKey(key)).Distinct()];
        ParallelOptions options = new() { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = interrupt };
        try
        {
            Parallel.ForEach(Partitioner.Create(missing, EnumerablePartitionerOptions.NoBuffering), options, key => _results[key] = Simulate(key));
        }
        catch (AggregateException errors)
        {
            throw First(errors, missing);
        }
    }

    /// <summary>The result of a run that was simulated.</summary>
    public RunResult this[RunKey key] => _results[key];

    private RunResult Simulate(RunKey key)
    {
        using var host = Hosts.Start(key.Scenario, key.Overrides, threads: 1);
        RunOutcome outcome = host.Services.GetRequiredService<SimulationRunner>().Run(interrupt);
        interrupt.ThrowIfCancellationRequested();
        return new RunResult(outcome.Document, new MetricTable(outcome.Document.Measurement), outcome.Error);
    }

    // which of several bad runs fails first depends on threads; the message must not
    private static Exception First(AggregateException errors, RunKey[] runs)
    {
        var all = errors.Flatten().InnerExceptions;
        return all.OfType<InputException>().OrderBy(error => error.Message, StringComparer.Ordinal).FirstOrDefault() as Exception
            ?? (Exception?)all.OfType<OperationCanceledException>().FirstOrDefault()
            ?? new InvalidOperationException($"{runs.Length} runs: {all[0]}", all[0]);
    }
}
