namespace Tlm.Observability.Metrics;

/// <summary>A named number of a run, to which claims refer.</summary>
/// <param name="Path">Dotted name: component, then result or statistic.</param>
/// <param name="Value">The value in <paramref name="Unit"/>.</param>
/// <param name="Unit">Its unit.</param>
public sealed record Metric(string Path, double Value, Unit Unit);
