using System.CommandLine;
using Tlm.Cli.Reproduce.Families;
using Tlm.Cli.Reproduce.Reports;
using Tlm.Cli.Reproduce.Results;
using Tlm.Cli.Reproduce.Sensitivity;
using Tlm.Cli.Running;
using Tlm.Observability.Results;

namespace Tlm.Cli.Commands;

/// <summary><c>tlm reproduce</c>: simulates published systems and holds the results against what was published.</summary>
internal sealed class ReproduceCommand : ICommandModule
{
    private readonly Argument<string[]> _names = new("systems") { Description = "Systems: folders of scenarios/systems, or paths of such folders (default: all).", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<bool> _json = new("--json") { Description = "Print the claims as one JSON document." };
    private readonly Option<bool> _markdown = new("--markdown") { Description = "Print the claims as a Markdown table." };
    private readonly Option<bool> _sensitivity = new("--sensitivity") { Description = "Move each declared parameter and print what that does to the results, as a Markdown table." };
    private readonly Option<bool> _check = new("--check") { Description = "Exit with code 1 when a claim is not met, or with --sensitivity when a result does not move as declared." };
    private readonly Option<string?> _out = new("--out") { Description = "Folder for reproduce.json, reproduce.md and the result.json of every run." };

    public Command Create()
    {
        Command command = new("reproduce", "Simulate published systems and compare with their published results.");
        command.Arguments.Add(_names);
        foreach (Option option in new Option[] { _json, _markdown, _sensitivity, _check, _out })
            command.Options.Add(option);
        command.SetAction(Reproduce);
        return command;
    }

    private int Reproduce(ParseResult parsed)
    {
        if (parsed.GetValue(_json) && (parsed.GetValue(_markdown) || parsed.GetValue(_sensitivity)))
            throw new InputException(new InputLocation("--json"), "excludes --markdown and --sensitivity: standard output is one document");
        IReadOnlyList<SystemFamily> families = FamilyFinder.Find(parsed.GetValue(_names) ?? []);
        string? folder = parsed.GetValue(_out) is { } given ? ResultFolder.Prepare(given, "reproduce") : null;
        using Interrupt interrupt = new();
        RunSet runs = new(interrupt.Token);
        try
        {
            IReadOnlyList<FamilyResult> results = FamilyResult.Of(families, runs);
            if (folder is not null)
                Write(folder, results);
            return parsed.GetValue(_sensitivity) ? Study(parsed, results, runs) : Report(parsed, results);
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Interrupted;
        }
    }

    private int Report(ParseResult parsed, IReadOnlyList<FamilyResult> results)
    {
        if (parsed.GetValue(_json))
            Console.Out.Write(ReproductionJson.Of(results));
        else if (parsed.GetValue(_markdown))
            Console.Out.Write(MarkdownReport.Of(results));
        else
            ConsoleReport.Print(results);
        return ExitCodeOf(results, parsed.GetValue(_check) && !results.All(family => family.Claims.All(claim => claim.Met)));
    }

    private int Study(ParseResult parsed, IReadOnlyList<FamilyResult> results, RunSet runs)
    {
        bool surprised = false;
        foreach (FamilyResult family in results)
        {
            IReadOnlyList<ParameterStudy> studies = ParameterStudy.Of(family.Evaluation, runs);
            Console.Out.Write(SensitivityReport.Of(family, studies));
            string[] surprises = [.. studies.SelectMany(study => study.Surprises()), .. Undeclared.Of(family).Select(path => $"'{path}' has no declared effect")];
            foreach (string surprise in surprises)
                Console.Error.WriteLine($"{family.Family.File}: {surprise}");
            surprised |= surprises.Length > 0;
        }
        return ExitCodeOf(results, surprised && parsed.GetValue(_check));
    }

    private static int ExitCodeOf(IReadOnlyList<FamilyResult> results, bool notMet)
    {
        int code = notMet ? ExitCodes.NotMet : ExitCodes.Done;
        foreach (FamilyResult family in results)
        {
            foreach ((string run, Exception error) in family.Failures)
            {
                Errors.Print($"{family.Family.File}: run '{run}': {error.Message}");
                code = ExitCodes.Of(error);
            }
        }
        return code;
    }

    private static void Write(string folder, IReadOnlyList<FamilyResult> results)
    {
        ResultFolder.Write(folder, "reproduce.json", ReproductionJson.Of(results));
        ResultFolder.Write(folder, "reproduce.md", MarkdownReport.Of(results));
        foreach (FamilyResult family in results)
        {
            foreach (RunEntry run in family.Family.Runs)
                ResultFolder.Write(ResultFolder.Prepare(Path.Combine(folder, family.Family.Name, run.Name), run.Name), "result.json", ResultWriter.Write(family.Evaluation.Result(run.Name).Document));
        }
    }
}
