using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tlm.Hosting.Composition;
using Tlm.Hosting.Elaboration;
using Tlm.Hosting.Running;
using Tlm.Hosting.Tests.Components;
using Tlm.Hosting.Tests.Scenarios;
using Tlm.Observability.Results;

namespace Tlm.Hosting.Tests.Running;

public class RunningScenarios : ScenarioRules
{
    [Fact]
    public void A_run_measures_results_statistics_and_energy()
    {
        var document = Run(Good).Document;
        Assert.Equal(RunStatus.Completed, document.Status);
        Assert.Equal("43 ns", document.Measurement.End.ToString());
        Assert.Equal(3, (long)document.Measurement.Components[0].Statistics.Single(s => s.Name == "sent").Values[0].Value);
        Assert.Equal(3000 + (3 * 43_000), (long)document.Measurement.Energy.Total);
        Assert.Equal("a.rate", $"{document.Measurement.Headlines.Single().Component}.{document.Measurement.Headlines.Single().Result.Name}");
    }

    [Fact]
    public void A_supply_adds_its_losses_to_the_ledger()
    {
        Int128 without = Run(Good).Document.Measurement.Energy.Total;
        var energy = Run(Good + "\nsupplies: [{ name: core, efficiency: 80 %, components: [a, b] }]\n").Document.Measurement.Energy;
        Assert.True(without > 0);
        Assert.Equal(without + (without / 4), energy.Total);
        Assert.Equal(without / 4, energy.ByCause.Single(part => part.Name == "conversion").Femtojoules);
    }

    [Fact]
    public void The_ledger_conserves_energy()
    {
        var energy = Run(Good).Document.Measurement.Energy;
        Assert.Equal(energy.Total, energy.ByComponent.Aggregate((Int128)0, (sum, part) => sum + part.Femtojoules));
        Assert.Equal(energy.Total, energy.ByCause.Aggregate((Int128)0, (sum, part) => sum + part.Femtojoules));
    }

    [Fact]
    public void The_fingerprint_tells_runs_apart_and_nothing_else()
    {
        var first = Run(Good).Document;
        Assert.Equal(first.Fingerprint, Run(Good, threads: 2).Document.Fingerprint);
        Assert.Equal(first.Fingerprint, Run(Good + "\npartitions: { p: [a], q: [b] }", threads: 2).Document.Fingerprint);
        Assert.NotEqual(first.Fingerprint, Run(Good, "a.period=11 ns").Document.Fingerprint);
        Assert.Matches("^[0-9a-f]{32}$", first.Fingerprint);
    }

    [Fact]
    public void What_happens_before_the_region_of_interest_is_forgotten()
    {
        var document = Run(Good, "run={ warmup: 15 ns }").Document;
        Assert.Equal(2, (long)document.Measurement.Components[0].Statistics.Single(s => s.Name == "sent").Values[0].Value);
        Assert.Equal("15 ns", document.Measurement.Start.ToString());
    }

    [Fact]
    public void A_run_ends_at_its_end_time()
    {
        Assert.Equal("25 ns", Run(Good, "run.until=25 ns").Document.Measurement.End.ToString());
    }

    [Fact]
    public void A_component_that_throws_leaves_what_was_measured()
    {
        var outcome = Run("tlm: 1\ncomponents: { f: { type: faulty } }");
        Assert.Equal(RunStatus.Failed, outcome.Document.Status);
        Assert.Equal(("f", "f.work", SimTime.FromNanoseconds(35)), (outcome.Document.Error!.Component, outcome.Document.Error.Process, outcome.Document.Error.Time));
        Assert.Contains("the device burst", outcome.Document.Error.Message, StringComparison.Ordinal);
        Assert.Equal(5, (long)outcome.Document.Measurement.Components[0].Statistics[0].Values[0].Value);
    }

    [Fact]
    public void An_interrupted_run_leaves_what_was_measured()
    {
        using var interrupt = new CancellationTokenSource();
        interrupt.Cancel();
        Assert.Equal(RunStatus.Interrupted, Run(Good, interrupt: interrupt.Token).Document.Status);
    }

    [Theory]
    [InlineData("value: 3, tolerance: 0 %", true, 0.0)]
    [InlineData("value: 2.9, tolerance: 5 %", true, 0.1 / 2.9)]
    [InlineData("value: 2, tolerance: 5 %", false, 0.5)]
    [InlineData("min: 2, max: 4", true, 0.0)]
    [InlineData("min: 4", false, -0.25)]
    [InlineData("value: 2, tolerance: 1", true, 0.5)]
    public void A_claim_says_how_far_the_run_came(string claim, bool met, double error)
    {
        var outcome = Assert.Single(Run(Good + $"\nclaims: [{{ id: c, metric: a.sent, {claim}, source: s }}]").Document.Claims);
        Assert.Equal(met, outcome.Met);
        Assert.Equal(error, outcome.Error!.Value, 12);
    }

    [Theory]
    [InlineData("time.end", "43 ns", true)]
    [InlineData("energy.a.send", "3 pJ", true)]
    [InlineData("b.busy.utilisation", "20 %", false)]
    public void A_claim_is_compared_in_its_own_unit(string metric, string value, bool met)
    {
        Assert.Equal(met, Assert.Single(Run(Good + $"\nclaims: [{{ id: c, metric: {metric}, value: {value}, source: s }}]").Document.Claims).Met);
    }

    [Theory]
    [InlineData("a.snt", "3", "unknown metric 'a.snt'; did you mean 'a.sent'?")]
    [InlineData("time.end", "3 V", "the claim's unit does not fit: 'time.end' is a time")]
    public void A_claim_that_cannot_be_evaluated_says_why(string metric, string value, string problem)
    {
        var outcome = Assert.Single(Run(Good + $"\nclaims: [{{ id: c, metric: {metric}, value: {value}, source: s }}]").Document.Claims);
        Assert.False(outcome.Met);
        Assert.Contains(problem, outcome.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("type: sink", "type: picky", 4, 3, "component 'b' (type picky) can't be built: not on a Friday")]
    [InlineData("a.out", "a.ot", 6, 13, "unknown port 'a.ot'; did you mean 'a.out'?")]
    [InlineData("from: a.out, to: b.in", "from: b.in, to: a.out", 6, 5, "cannot be connected")]
    [InlineData("- {", "- { from: a.out, to: b.in }\n  - {", 7, 5, "bound twice")]
    [InlineData("\nconnect:\n  - { from: a.out, to: b.in, latency: 10 ns }", "", 3, 3, "out port 'a.out' is not connected")]
    [InlineData("latency: 10 ns }", "latency: 0 s }\npartitions: { p: [a], q: [b] }", 6, 39, "has no latency: expected more than zero between partitions")]
    public void What_does_not_fit_together_is_refused_with_its_place(string good, string bad, int line, int column, string message)
    {
        var text = Good.ReplaceLineEndings("\n").Replace(good, bad, StringComparison.Ordinal);
        Assert.NotEqual(Good, text);
        var problem = Assert.Throws<InputException>(() => Run(text)).Problems[0];
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal((line, column), (problem.Location.Line, problem.Location.Column));
    }

    [Fact]
    public void A_log_entry_carries_component_and_simulated_time()
    {
        using var log = new RecordingLogger();
        Run(Good, log: log);
        Assert.Contains("20 ns a|sent 1", log.Entries);
    }

    [Fact]
    public void A_host_without_a_scenario_does_not_start()
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddTlm();
        Assert.Throws<OptionsValidationException>(() => builder.Build().Start());
    }

    private RunOutcome Run(string text, string? set = null, int threads = 1, CancellationToken interrupt = default, ILoggerProvider? log = null)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.Configure<TlmOptions>(options => options.Threads = threads);
        builder.Services.AddTlm().AddComponents(typeof(Source).Assembly).UseScenario(Folder.Write("scenario.yaml", text), set is null ? [] : [set]);
        if (log is not null)
            builder.Logging.SetMinimumLevel(LogLevel.Debug).AddProvider(log);
        using var host = builder.Build();
        host.Start();
        Assert.NotEmpty(host.Services.GetRequiredService<SimulationHost>().Simulation.Components);
        return host.Services.GetRequiredService<SimulationRunner>().Run(interrupt);
    }
}
