using Tlm.Kernel;
using Tlm.Transactions.Tests.Support;

namespace Tlm.Transactions.Tests.SystemC;

public sealed class ReportRules
{
    private readonly Bench _bench = new();
    private readonly Part _part;
    private readonly List<string> _logged = [];
    private readonly List<string> _displayed = [];
    private readonly ReportHandler _handler;

    public ReportRules()
    {
        _part = _bench.Add("top");
        _handler = _part.Context.Simulation.Reports;
        _handler.Log = report => _logged.Add($"{report.Severity} {report.Id}");
        _handler.Display = report => _displayed.Add(report.ToString());
    }

    [Fact]
    public void A_report_carries_component_process_and_time()
    {
        Saying(Severity.Warning, "late", "came too late");
        _bench.Run();
        Assert.Equal(["Warning: late: came too late (top.say at 3 ns)"], _displayed);
        Assert.Equal(["Warning late"], _logged);
    }

    [Fact]
    public void An_error_is_thrown_and_kept_by_default()
    {
        Saying(Severity.Error, "bad", "went wrong");
        var error = Assert.ThrowsAny<SimulationException>(() => _bench.Run());
        Assert.Contains("went wrong", error.Message, StringComparison.Ordinal);
        Assert.Equal("bad", Assert.Single(_handler.Cached).Id);
    }

    [Fact]
    public void The_setting_for_id_and_severity_comes_before_id_before_severity()
    {
        _handler.SetActions(Severity.Error, ReportActions.Display);
        Assert.Equal(ReportActions.Display, _handler.ActionsFor("x", Severity.Error));
        _handler.SetActions("x", ReportActions.Log);
        Assert.Equal(ReportActions.Log, _handler.ActionsFor("x", Severity.Error));
        _handler.SetActions("x", ReportActions.Cache, Severity.Error);
        Assert.Equal(ReportActions.Cache, _handler.ActionsFor("x", Severity.Error));
        Assert.Equal(ReportActions.Log, _handler.ActionsFor("x", Severity.Info));
        _handler.SetActions("x", ReportActions.Unspecified, Severity.Error);
        Assert.Equal(ReportActions.Log, _handler.ActionsFor("x", Severity.Error));
    }

    [Fact]
    public void Actions_can_be_suppressed_and_forced()
    {
        _handler.Suppressed = ReportActions.Throw;
        _handler.Forced = ReportActions.Cache;
        Assert.Equal(ReportActions.Log | ReportActions.Cache, _handler.ActionsFor("any", Severity.Error));
    }

    [Fact]
    public void A_handler_is_given_the_actions_ones_own_among_them()
    {
        List<(string, ReportActions)> seen = [];
        _handler.Handler = (report, actions) => seen.Add(($"{report.Id} {report.Line}", actions));
        ReportActions own = _handler.NewAction(), another = _handler.NewAction();
        Assert.NotEqual(own, another);
        _handler.SetActions("mine", own | ReportActions.Log);
        _handler.Report(Severity.Error, "mine", "not thrown", line: 5);
        Assert.Equal([("mine 5", own | ReportActions.Log)], seen);
        Assert.Equal(22, Enumerable.Range(0, 30).Count(_ => _handler.NewAction() != ReportActions.Unspecified));
    }

    [Fact]
    public void A_report_knows_where_it_was_made()
    {
        Report? seen = null;
        _handler.Log = report => seen = report;
        Saying(Severity.Info, "here", "text");
        _bench.Run();
        Assert.EndsWith("ReportRules.cs", seen!.File, StringComparison.Ordinal);
        Assert.True(seen.Line > 1);
    }

    [Fact]
    public void The_simulation_stops_after_so_many_reports()
    {
        _handler.StopAfter(3, severity: Severity.Warning);
        _part.Does("say", async () =>
        {
            for (int i = 0; i < 10; i++)
            {
                await _part.Wait(Bench.Ns(1));
                _part.Report(Severity.Warning, "w", "again");
            }
        });
        RunResult result = _bench.Run();
        Assert.Equal((StopReason.Stopped, Bench.Ns(3)), (result.Reason, result.End));
        Assert.Equal(3, _handler.CountOf(Severity.Warning));
    }

    [Fact]
    public void A_fatal_report_ends_the_run_even_where_the_model_catches_it()
    {
        _part.Does("say", async () =>
        {
            await _part.Wait(Bench.Ns(1));
            try
            {
                _part.Report(Severity.Fatal, "end", "cannot go on");
            }
            catch (ReportException)
            {
            }
            await _part.Wait(Bench.Ns(1));
        });
        var error = Assert.Throws<ReportException>(() => _bench.Run());
        Assert.Equal(("end", Bench.Ns(1)), (error.Report.Id, error.Report.Time));
    }

    private void Saying(Severity severity, string id, string message) => _part.Does("say", async () =>
    {
        await _part.Wait(Bench.Ns(3));
        _part.Report(severity, id, message);
    });
}
