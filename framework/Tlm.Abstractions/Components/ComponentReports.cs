using System.Runtime.CompilerServices;

namespace Tlm;

// What a component says.
public abstract partial class Component
{
    /// <summary>Reports something; what happens then is set at <see cref="SimulationContext.Reports"/>.</summary>
    /// <param name="severity">How bad it is.</param>
    /// <param name="id">Kind of message, for settings.</param>
    /// <param name="message">Text for people.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="ReportException">The actions for it are to throw or abort.</exception>
    protected internal void Report(Severity severity, string id, string message, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var report = new Report(severity, id, message, FullName, Scheduler.CurrentProcess?.FullName, Now, file, line);
        ReportActions actions = Context.Simulation.Reports.Take(report);
        if (actions.HasFlag(ReportActions.Stop))
            Context.Simulation.RequestStop();
        if ((actions & (ReportActions.Throw | ReportActions.Abort)) == 0)
            return;
        var error = new ReportException(report);
        if (actions.HasFlag(ReportActions.Abort))
            Scheduler.Fail(Scheduler.Running, error);
        throw error;
    }
}
