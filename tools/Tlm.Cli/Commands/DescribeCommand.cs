using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tlm.Cli.Rendering;
using Tlm.Cli.Running;
using Tlm.Hosting.Binding;
using Tlm.Hosting.Elaboration;

namespace Tlm.Cli.Commands;

/// <summary><c>tlm describe</c>: a component type, or the system of a scenario.</summary>
internal sealed class DescribeCommand : ICommandModule
{
    private readonly Argument<string> _subject = new("subject") { Description = "A component type, or a scenario file." };
    private readonly Option<string[]> _plugins = PluginOption.Create();
    private readonly Option<string[]> _set = new ScenarioArguments().Set;
    private readonly AllowProcessOption _allowProcess = new();

    public Command Create()
    {
        var command = new Command("describe", "Describe a component type, or the system of a scenario: parameters, ports, statistics.") { _subject, _set, _plugins, _allowProcess };
        command.SetAction(Describe);
        return command;
    }

    private int Describe(ParseResult parsed)
    {
        var subject = parsed.GetRequiredValue(_subject);
        var catalog = BuiltIn.Catalog(parsed.GetValue(_plugins)!);
        if (catalog.Find(subject) is { } type)
            TypeDescription.Print(type);
        else if (File.Exists(subject))
            DescribeScenario(subject, parsed);
        else
            throw new InputException(new InputLocation(subject), "is neither a file nor a component type; "
                + UnknownName.Describe("component type", subject, "", catalog.Types.Select(t => t.Name)));
        return ExitCodes.Done;
    }

    private void DescribeScenario(string path, ParseResult parsed)
    {
        using var host = Hosts.Start(path, parsed.GetValue(_set)!, configure: tlm => _allowProcess.Configure(parsed, tlm));
        var system = host.Services.GetRequiredService<SimulationHost>();
        SystemDescription.Print(system.Scenario, system.Simulation.Components);
    }
}
