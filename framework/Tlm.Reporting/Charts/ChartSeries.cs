namespace Tlm.Reporting.Charts;

/// <summary>A line of a chart.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Points">Its points in the units of the axes.</param>
internal sealed record ChartSeries(string Name, IReadOnlyList<(double X, double Y)> Points);
