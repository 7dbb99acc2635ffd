namespace Tlm.Cli.Reproduce.Expressions;

/// <summary>Where expressions get their values.</summary>
internal interface IMetricSource
{
    /// <summary>A metric of a run.</summary>
    /// <exception cref="ExpressionException">The run failed or has no such metric.</exception>
    Measure Metric(string run, string path);

    /// <summary>Relative errors of the claims that fit a pattern, at least one.</summary>
    /// <exception cref="ExpressionException">One of them can't be computed.</exception>
    IReadOnlyList<double> Errors(string pattern);
}
