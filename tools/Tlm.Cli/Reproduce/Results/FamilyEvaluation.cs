using Tlm.Cli.Reproduce.Expressions;
using Tlm.Cli.Reproduce.Families;

namespace Tlm.Cli.Reproduce.Results;

/// <summary>The claims of a family on the results of its runs, with some parameters moved or none.</summary>
/// <param name="family">The family.</param>
/// <param name="runs">Its runs, simulated by <see cref="Keys"/>.</param>
/// <param name="unmoved">The family as it is; null for itself.</param>
/// <param name="moved">Overrides, as <c>path=value</c>, of those runs that have the parameter.</param>
internal sealed class FamilyEvaluation(SystemFamily family, RunSet runs, FamilyEvaluation? unmoved = null, params string[] moved) : IMetricSource
{
    /// <summary>The family.</summary>
    public SystemFamily Family => family;

    /// <summary>All runs of the family.</summary>
    public IEnumerable<RunKey> Keys => family.Runs.Select(KeyOf);

    /// <summary>The result of a run of the family.</summary>
    public RunResult Result(string run) => runs[KeyOf(family.Runs.First(entry => entry.Name == run))];

    /// <inheritdoc/>
    public Measure Metric(string run, string path)
    {
        RunResult result = Result(run);
        if (!result.IsComplete)
            throw new ExpressionException($"run '{run}' ended early: {result.Error?.Message}");
        return result.Metrics.Find(path) is { } metric
            ? Measure.Of(metric.Value, metric.Unit)
            : throw new ExpressionException($"run '{run}' has no metric '{path}'{Hint(path, result)}");
    }

    /// <inheritdoc/>
    public IReadOnlyList<double> Errors(string pattern)
    {
        return [.. Matching(pattern).Select(claim => ClaimResult.Of(claim, this, default).Error
            ?? throw new ExpressionException($"claim '{claim.Options.Id}' can't be computed"))];
    }

    /// <summary>The claims that fit a pattern, those that are made of others left out.</summary>
    public IEnumerable<FamilyClaim> Matching(string pattern)
    {
        return family.Claims.Where(claim => !claim.Metric.Patterns().Any() && ClaimPattern.Matches(pattern, claim.Options.Id));
    }

    private RunKey KeyOf(RunEntry run) => new(run.Scenario, [.. run.Overrides, .. moved.Where(change => unmoved!.Has(run.Name, change.Split('=')[0]))]);

    private bool Has(string run, string path) => Result(run).Document.Parameters.Any(parameter => parameter.Path == path);

    private static string Hint(string path, RunResult result)
    {
        string component = path.Split('.')[0];
        string? nearest = NearestName.Find(path, result.Metrics.Paths.Where(known => known.Split('.')[0] == component));
        return nearest is null ? "" : $"; did you mean '{nearest}'?";
    }
}
