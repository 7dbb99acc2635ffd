namespace Tlm;

/// <summary>A report whose action is to throw or to abort.</summary>
public sealed class ReportException(Report report) : SimulationException($"{report.Id}: {report.Message}", report.Component, report.Process, report.Time)
{
    /// <summary>The report.</summary>
    public Report Report { get; } = report;
}
