using Tlm.Bridges.Messaging;

namespace Tlm.Cli.Doctor;

/// <summary>Says which ZeroMQ implementation runs, and why.</summary>
internal sealed class ZeroMqCheck : IDoctorCheck
{
    public Finding Examine()
    {
        var report = TransportReport.Create();
        var found = report.Version is null ? null : $"{report.Chosen} {report.Version} ({report.Reason})";
        return new Finding("ZeroMQ", found, $"needed for bridges to other processes: {report.Reason}");
    }
}
