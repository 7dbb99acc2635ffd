using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tlm.Cli.Rendering;
using Tlm.Cli.Running;
using Tlm.Hosting.Composition;
using Tlm.Hosting.Elaboration;
using Tlm.Hosting.Running;
using Tlm.Observability.Results;
using Tlm.Observability.Tables;
using Tlm.Reporting;

namespace Tlm.Cli.Commands;

/// <summary><c>tlm run</c>: simulates a scenario, prints a summary and writes the results.</summary>
internal sealed class RunCommand : ICommandModule
{
    private readonly ScenarioArguments _scenario = new();
    private readonly Option<int?> _threads = new("--threads") { Description = "Threads that run partitions (default: what the scenario says). Never changes results." };
    private readonly Option<string?> _out = new("--out") { Description = "Folder for the results (default: a new one under runs/)." };
    private readonly Option<bool> _json = new("--json") { Description = "Print result.json to standard output instead of the summary." };
    private readonly Option<bool> _check = new("--check") { Description = "Exit with code 1 when a claim is not met." };
    private readonly Option<bool> _quiet = new("--quiet") { Description = "No progress on standard error." };
    private readonly Option<bool> _verbose = new("--verbose") { Description = "Also log what the host and the components do, and show the progress of each partition." };

    public Command Create()
    {
        var command = new Command("run", "Simulate a scenario, print a summary and write the results.");
        _scenario.AddTo(command);
        foreach (var option in new Option[] { _threads, _out, _json, _check, _quiet, _verbose })
            command.Options.Add(option);
        foreach (var extension in RunExtensions.All)
            extension.AddOptions(command);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        foreach (var extension in RunExtensions.All)
            extension.Check(parsed);
        using var host = Hosts.Start(
            parsed.GetRequiredValue(_scenario.File), parsed.GetValue(_scenario.Set)!, ThreadsOf(parsed), parsed.GetValue(_verbose),
            tlm => Configure(parsed, tlm));
        var scenario = host.Services.GetRequiredService<SimulationHost>().Scenario;
        var folder = ResultFolder.Prepare(parsed.GetValue(_out), scenario.Name);
        foreach (var extension in RunExtensions.All)
            ResultFolder.Guard(folder, () => extension.Begin(parsed, folder));
        var outcome = WithVersions(Simulate(host.Services.GetRequiredService<SimulationRunner>(), parsed.GetValue(_quiet), parsed.GetValue(_verbose)));
        ResultFolder.Write(folder, "result.json", ResultWriter.Write(outcome.Document));
        ResultFolder.Guard(folder, () => DataPackage.Write(folder, outcome.Document));
        ResultFolder.Guard(folder, () => File.WriteAllText(Path.Combine(folder, "report.html"), ReportWriter.Write([folder])));
        InputException? lacking = FinishExtensions(parsed, outcome, folder);
        Print(outcome, folder, parsed.GetValue(_json));
        if (lacking is not null)
            throw lacking;
        return ExitCodeOf(outcome, parsed.GetValue(_check));
    }

    // what one can't write (a trace on a full disk) keeps neither the others nor the summary from the user
    private static InputException? FinishExtensions(ParseResult parsed, RunOutcome outcome, string folder)
    {
        InputException? first = null;
        foreach (var extension in RunExtensions.All)
        {
            try
            {
                extension.Finish(parsed, outcome, folder);
            }
            catch (InputException error)
            {
                first ??= error;
            }
        }
        return first;
    }

    private void Configure(ParseResult parsed, TlmBuilder tlm)
    {
        _scenario.AllowProcess.Configure(parsed, tlm);
        Array.ForEach(RunExtensions.All, extension => extension.Configure(parsed, tlm));
    }

    private static RunOutcome WithVersions(RunOutcome outcome)
    {
        var circumstances = outcome.Document.Circumstances;
        IReadOnlyList<(string, string)> versions = [.. circumstances.Versions, .. RunExtensions.All.SelectMany(extension => extension.Versions)];
        return outcome with { Document = outcome.Document with { Circumstances = circumstances with { Versions = versions } } };
    }

    private static RunOutcome Simulate(SimulationRunner runner, bool quiet, bool verbose)
    {
        using var interrupt = new Interrupt();
        using var progress = quiet ? null : new ProgressPrinter(() => runner.Progress, verbose);
        return runner.Run(interrupt.Token);
    }

    private static void Print(RunOutcome outcome, string folder, bool json)
    {
        if (json)
            Console.Out.Write(ResultWriter.Write(outcome.Document));
        else
            RunSummary.Print(outcome.Document, folder);
        if (outcome.Error is not null)
            Errors.Print(outcome.Document.Error!.Message);
    }

    private int? ThreadsOf(ParseResult parsed)
    {
        var threads = parsed.GetValue(_threads);
        return threads is null or > 0 ? threads : throw new InputException(new InputLocation("--threads"), $"'{threads}' is no number of threads: expected 1 or more");
    }

    private static int ExitCodeOf(RunOutcome outcome, bool check)
    {
        if (outcome.Document.Status == RunStatus.Interrupted)
            return ExitCodes.Interrupted;
        if (outcome.Error is not null)
            return ExitCodes.Of(outcome.Error);
        return check && outcome.Document.Claims.Any(claim => !claim.Met) ? ExitCodes.NotMet : ExitCodes.Done;
    }
}
