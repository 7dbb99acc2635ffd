namespace Tlm.Reporting.Loading;

/// <summary>A measurement over simulated time, as the tables of a run hold it.</summary>
/// <param name="Component">Full name of the component, or of the initiator socket for traffic.</param>
/// <param name="Name">Its name.</param>
/// <param name="Quantity"><c>amount</c> or <c>level</c>.</param>
/// <param name="Unit">Unit of the amount or level.</param>
internal sealed record RunSeries(string Component, string Name, string Quantity, string Unit)
{
    /// <summary>The bins: start and width in femtoseconds, total, mean (a second for amounts).</summary>
    public List<(long Start, long Width, double Total, double Mean)> Bins { get; } = [];

    /// <summary>Whether anything was measured at all.</summary>
    public bool IsEmpty => Bins.TrueForAll(bin => bin.Total == 0);
}
