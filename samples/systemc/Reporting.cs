using Tlm.Kernel;

namespace Tlm.Samples.SystemC;

/// <summary>Reports with actions of one's own: chosen by severity, by id and by both; suppressed and forced for a while.</summary>
public static class Reporting
{
    private static readonly Severity[] Severities = [Severity.Info, Severity.Warning, Severity.Error, Severity.Fatal];

    /// <summary>Runs it.</summary>
    public static IReadOnlyList<string> Run()
    {
        SimulationBuilder builder = Examples.Builder();
        var desk = new Desk(builder.Context.Reports, builder.Elaborate());
        desk.Section("Default settings for ID4", "ID4");
        desk.SetRules();
        desk.Section("Specific settings for ID1..ID3", "ID1", "ID2", "ID3");
        desk.Change("temporarily suppress usr4", suppressed: desk.User(4), forced: default);
        desk.Change("temporarily force usr1", suppressed: default, forced: desk.User(1));
        desk.Change("temporarily suppress {usr3,usr4} and force {usr1,usr3}", desk.User(3) | desk.User(4), desk.User(1) | desk.User(3));
        return desk.Lines;
    }

    private sealed class Desk
    {
        private readonly ReportHandler _handler;
        private readonly Simulation _simulation;
        private readonly List<ReportActions> _user = [];

        public Desk(ReportHandler handler, Simulation simulation)
        {
            (_handler, _simulation) = (handler, simulation);
            while (handler.NewAction() is not ReportActions.Unspecified and var action)
                _user.Add(action);
            Lines.Add($"We got {_user.Count} user-defined actions");
            handler.Handler = Dump;
            handler.Display = static _ => { };
        }

        public List<string> Lines { get; } = [];

        public ReportActions User(int number) => _user[number - 1];

        public void Section(string title, params string[] ids)
        {
            Lines.Add(title);
            foreach (string id in ids)
                Ask(id);
        }

        public void SetRules()
        {
            for (int i = 0; i < Severities.Length; i++)
                _handler.SetActions(Severities[i], User(i + 2));
            _handler.SetActions("ID2", User(1));
            _handler.SetActions("ID3", User(5), Severity.Info);
            _handler.SetActions("ID3", User(1), Severity.Error);
        }

        public void Change(string title, ReportActions suppressed, ReportActions forced)
        {
            Lines.Add(title);
            _simulation.Advance(Examples.Ns(1));
            (_handler.Suppressed, _handler.Forced) = (suppressed, forced);
            Ask("ID1");
            (_handler.Suppressed, _handler.Forced) = (default, default);
            Ask("ID1");
        }

        private void Ask(string id)
        {
            foreach (Severity severity in Severities)
            {
                try
                {
                    _handler.Report(severity, id, $"extra_msg_for_{severity.ToString().ToLowerInvariant()}", _simulation.Now, "no_specific_file", (int)severity);
                }
                catch (ReportException)
                {
                    // The list of actions has said so.
                }
            }
        }

        private void Dump(Report report, ReportActions actions)
        {
            Lines.Add($"report: {report.Id} {report.Severity.ToString().ToUpperInvariant()} --> {string.Concat(Enumerable.Range(0, 32).Select(bit => Word(actions, bit)))}");
            Lines.Add($" msg={report.Message} file={report.File} line {report.Line} time={report.Time} process={report.Process ?? "<none>"}");
        }

        private string Word(ReportActions actions, int bit)
        {
            var action = (ReportActions)(1 << bit);
            if (!actions.HasFlag(action))
                return "";
            return $" {(_user.Contains(action) ? $"usr{_user.IndexOf(action) + 1}" : action == ReportActions.Cache ? "cache-report" : action.ToString().ToLowerInvariant())}";
        }
    }
}
