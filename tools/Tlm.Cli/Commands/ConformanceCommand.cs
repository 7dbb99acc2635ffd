using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tlm.Cli.Rendering;
using Tlm.Cli.Running;
using Tlm.Conformance;
using Tlm.Hosting.Binding;
using Tlm.Hosting.Elaboration;
using Tlm.Hosting.Scenarios.Model;

namespace Tlm.Cli.Commands;

/// <summary><c>tlm conformance</c>: holds a component against the rules of transport.</summary>
internal sealed class ConformanceCommand : ICommandModule
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly Argument<string> _target = new("target") { Description = "SCENARIO:COMPONENT." };
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON document." };
    private readonly AllowProcessOption _allowProcess = new();

    public Command Create()
    {
        var command = new Command("conformance", "Hold a component against the rules of transport: each rule by name, with what was seen.") { _target, _json, _allowProcess };
        command.SetAction(Check);
        return command;
    }

    private int Check(ParseResult parsed)
    {
        var (file, name) = Split(parsed.GetRequiredValue(_target));
        using var host = Hosts.Start(file, [], configure: tlm => _allowProcess.Configure(parsed, tlm));
        var scenario = host.Services.GetRequiredService<SimulationHost>().Scenario;
        var entry = Find(scenario, name);
        var builder = host.Services.GetRequiredService<SystemBuilder>();
        var outcomes = ConformanceKit.Run(name, context => builder.BuildAlone(scenario, entry, context));
        if (parsed.GetValue(_json))
            PrintJson(entry, outcomes);
        else
            Print(outcomes);
        return outcomes.Any(outcome => outcome.Verdict == Verdict.Failed) ? ExitCodes.NotMet : ExitCodes.Done;
    }

    private static (string File, string Component) Split(string target)
    {
        var colon = target.LastIndexOf(':');
        return colon > 0
            ? (target[..colon], target[(colon + 1)..])
            : throw new InputException(new InputLocation(target), "expected SCENARIO:COMPONENT, for example scenarios/memory.yaml:mem");
    }

    private static ComponentEntry Find(Scenario scenario, string name)
    {
        return scenario.Components.FirstOrDefault(entry => entry.Name == name)
            ?? throw new InputException(new InputLocation(scenario.File), UnknownName.Describe("component", name, "", scenario.Components.Select(entry => entry.Name)));
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

    private static void PrintJson(ComponentEntry entry, IReadOnlyList<RuleOutcome> outcomes)
    {
        var rules = outcomes.Select(outcome => new { socket = outcome.Socket, rule = outcome.Rule, verdict = Text(outcome.Verdict), seen = outcome.Seen });
        var failed = outcomes.Count(outcome => outcome.Verdict == Verdict.Failed);
        Console.WriteLine(JsonSerializer.Serialize(new { schema = "tlm.conformance/1", component = entry.Name, type = entry.Type.Name, failed, rules }, Indented));
    }

    private static string Text(Verdict verdict) => verdict switch
    {
        Verdict.Passed => "passed",
        Verdict.Failed => "failed",
        _ => "not applicable",
    };
}
