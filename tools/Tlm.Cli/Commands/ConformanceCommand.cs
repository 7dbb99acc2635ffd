using System.CommandLine;
using System.Text.Json;
using Tlm.Cli.Rendering;
using Tlm.Cli.Running;
using Tlm.Conformance;
using Tlm.Hosting.Scenarios.Model;

namespace Tlm.Cli.Commands;

/// <summary><c>tlm conformance</c>: holds a component against the rules of transport.</summary>
internal sealed class ConformanceCommand : ICommandModule
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly Argument<string> _target = new("target") { Description = "SCENARIO:COMPONENT, a plug-in (DLL; each of its component types with its default parameters), or the endpoint of a peer (tcp://...)." };
    private readonly Option<string?> _key = new("--key") { Description = "Public CURVE key of the peer at an endpoint; without it the peer is spoken to unencrypted." };
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON document." };
    private readonly AllowProcessOption _allowProcess = new();

    public Command Create()
    {
        var command = new Command("conformance", "Hold a component against the rules of transport: each rule by name, with what was seen.") { _target, _key, _json, _allowProcess };
        command.SetAction(Check);
        return command;
    }

    private int Check(ParseResult parsed)
    {
        using var targets = ConformanceTargets.Open(parsed.GetRequiredValue(_target), parsed.GetValue(_key), tlm => _allowProcess.Configure(parsed, tlm));
        List<RuleOutcome> outcomes = [.. targets.Entries.SelectMany(entry => ConformanceKit.Run(entry.Name, context => targets.Create(entry, context)))];
        if (parsed.GetValue(_json))
            PrintJson(targets.Entries, outcomes);
        else
            Print(outcomes);
        return outcomes.Any(outcome => outcome.Verdict == Verdict.Failed) ? ExitCodes.NotMet : ExitCodes.Done;
    }

    private static void Print(IReadOnlyList<RuleOutcome> outcomes)
    {
        var table = Output.Table("socket", "rule", "verdict", "seen");
        foreach (var outcome in outcomes)
            table.Row(outcome.Socket, outcome.Rule, Text(outcome.Verdict), outcome.Seen);
        Output.Section("conformance", table);
        Console.WriteLine($"{outcomes.Count(o => o.Verdict == Verdict.Passed)} passed, {outcomes.Count(o => o.Verdict == Verdict.Failed)} failed, "
            + $"{outcomes.Count(o => o.Verdict == Verdict.NotApplicable)} not applicable");
    }

    private static void PrintJson(IReadOnlyList<ComponentEntry> entries, IReadOnlyList<RuleOutcome> outcomes)
    {
        var rules = outcomes.Select(outcome => new { socket = outcome.Socket, rule = outcome.Rule, verdict = Text(outcome.Verdict), seen = outcome.Seen });
        var failed = outcomes.Count(outcome => outcome.Verdict == Verdict.Failed);
        Console.WriteLine(JsonSerializer.Serialize(new { schema = "tlm.conformance/1", component = string.Join(", ", entries.Select(entry => entry.Name)), type = string.Join(", ", entries.Select(entry => entry.Type.Name)), failed, rules }, Indented));
    }

    private static string Text(Verdict verdict) => verdict switch
    {
        Verdict.Passed => "passed",
        Verdict.Failed => "failed",
        _ => "not applicable",
    };
}
