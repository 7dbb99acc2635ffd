using System.Runtime.CompilerServices;

namespace Tlm;

/// <summary>
/// Decides what happens with reports (SystemC's <c>sc_report_handler</c>), for one simulation. The setting for an id and severity comes before
/// that for an id, and that before the one for a severity. Defaults: information and warnings are logged and displayed, errors logged, kept and
/// thrown, fatal ones logged, displayed, kept and aborted.
/// </summary>
public sealed class ReportHandler
{
    private const int MostOwnActions = 24;
    private readonly Lock _gate = new();
    private readonly ReportActions[] _bySeverity =
    [
        ReportActions.Log | ReportActions.Display,
        ReportActions.Log | ReportActions.Display,
        ReportActions.Log | ReportActions.Cache | ReportActions.Throw,
        ReportActions.Log | ReportActions.Display | ReportActions.Cache | ReportActions.Abort,
    ];

    private readonly Dictionary<string, ReportActions> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Id, Severity Severity), ReportActions> _byBoth = [];
    private readonly Dictionary<(string? Id, Severity Severity), long> _counts = [];
    private readonly Dictionary<(string? Id, Severity? Severity), long> _stopAfter = [];
    private readonly List<Report> _cached = [];
    private int _ownActions;

    /// <summary>Takes logged reports.</summary>
    public Action<Report>? Log { get; set; }

    /// <summary>Takes displayed reports; standard error unless set.</summary>
    public Action<Report> Display { get; set; } = static report => Console.Error.WriteLine(report);

    /// <summary>Takes every report with what is to happen with it, one's own actions among them (SystemC: <c>set_handler</c>); the rest happens as well.</summary>
    public Action<Report, ReportActions>? Handler { get; set; }

    /// <summary>Actions that never happen, whatever the settings.</summary>
    public ReportActions Suppressed { get; set; }

    /// <summary>Actions that always happen, whatever the settings.</summary>
    public ReportActions Forced { get; set; }

    /// <summary>Reports that were kept.</summary>
    public IReadOnlyList<Report> Cached => _cached;

    /// <summary>An action of one's own, for <see cref="Handler"/> (SystemC: <c>get_new_action_id</c>); there are 24.</summary>
    /// <returns>An action that nothing else means; <see cref="ReportActions.Unspecified"/> once all are given out.</returns>
    public ReportActions NewAction() =>
        _ownActions == MostOwnActions ? ReportActions.Unspecified : (ReportActions)((int)ReportActions.Abort << ++_ownActions);

    /// <summary>Reports something from outside components, such as a test bench; what happens then is set here.</summary>
    /// <exception cref="ReportException">The actions for it are to throw or abort.</exception>
    public void Report(Severity severity, string id, string message, SimTime time = default, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var report = new Report(severity, id, message, null, null, time, file, line);
        if ((Take(report) & (ReportActions.Throw | ReportActions.Abort)) != 0)
            throw new ReportException(report);
    }

    /// <summary>Sets what happens with a severity.</summary>
    /// <returns>The setting before.</returns>
    public ReportActions SetActions(Severity severity, ReportActions actions)
    {
        ReportActions before = _bySeverity[(int)severity];
        _bySeverity[(int)severity] = actions;
        return before;
    }

    /// <summary>Sets what happens with an id, for one severity or all; <see cref="ReportActions.Unspecified"/> takes the setting back.</summary>
    public void SetActions(string id, ReportActions actions, Severity? severity = null)
    {
        if (severity is { } one)
            _byBoth[(id, one)] = actions;
        else
            _byId[id] = actions;
    }

    /// <summary>Asks the simulation to stop once so many reports came; 0 takes that back.</summary>
    public void StopAfter(long count, string? id = null, Severity? severity = null) => _stopAfter[(id, severity)] = count;

    /// <summary>How many reports of a severity came, of one id or of all.</summary>
    public long CountOf(Severity severity, string? id = null) => _counts.GetValueOrDefault((id, severity));

    /// <summary>What happens with a report of that id and severity.</summary>
    public ReportActions ActionsFor(string id, Severity severity)
    {
        ReportActions actions = _byBoth.GetValueOrDefault((id, severity));
        if (actions == ReportActions.Unspecified)
            actions = _byId.GetValueOrDefault(id);
        if (actions == ReportActions.Unspecified)
            actions = _bySeverity[(int)severity];
        return (actions & ~Suppressed) | Forced;
    }

    internal ReportActions Take(Report report)
    {
        lock (_gate)
        {
            ReportActions actions = ActionsFor(report.Id, report.Severity);
            if (Count(report))
                actions |= ReportActions.Stop;
            Handler?.Invoke(report, actions);
            if (actions.HasFlag(ReportActions.Cache))
                _cached.Add(report);
            if (actions.HasFlag(ReportActions.Log))
                Log?.Invoke(report);
            if (actions.HasFlag(ReportActions.Display))
                Display(report);
            return actions;
        }
    }

    private bool Count(Report report)
    {
        long ofSeverity = _counts[(null, report.Severity)] = CountOf(report.Severity) + 1;
        long ofBoth = _counts[(report.Id, report.Severity)] = CountOf(report.Severity, report.Id) + 1;
        long ofId = Enum.GetValues<Severity>().Sum(severity => CountOf(severity, report.Id));
        return IsReached(null, report.Severity, ofSeverity) || IsReached(report.Id, report.Severity, ofBoth) || IsReached(report.Id, null, ofId);
    }

    private bool IsReached(string? id, Severity? severity, long count) => _stopAfter.TryGetValue((id, severity), out long limit) && limit > 0 && count >= limit;
}
