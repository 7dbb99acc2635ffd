using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tlm.Cli.Rendering;
using Tlm.Hosting.Elaboration;
using Tlm.Reporting.Diagrams;

namespace Tlm.Cli.Commands;

/// <summary><c>tlm graph</c>: the system of a scenario as a diagram in text form.</summary>
internal sealed class GraphCommand : ICommandModule
{
    private readonly ScenarioArguments _scenario = new();
    private readonly Option<string> _format = new("--format") { Description = "mermaid, dot or svg.", DefaultValueFactory = _ => "mermaid" };

    public Command Create()
    {
        var command = new Command("graph", "Print the system of a scenario as a diagram: Mermaid, DOT or SVG.");
        _scenario.AddTo(command);
        command.Options.Add(_format);
        command.SetAction(Draw);
        return command;
    }

    private int Draw(ParseResult parsed)
    {
        var format = parsed.GetValue(_format)!;
        if (format is not ("mermaid" or "dot" or "svg"))
            throw new InputException(new InputLocation("--format"), $"'{format}' is no format: expected mermaid, dot or svg");
        using var host = Hosts.Start(parsed.GetRequiredValue(_scenario.File), parsed.GetValue(_scenario.Set)!, configure: tlm => _scenario.AllowProcess.Configure(parsed, tlm));
        var system = host.Services.GetRequiredService<SimulationHost>();
        var graph = SystemGraph.Of(system.Scenario);
        Console.Out.Write(format switch
        {
            "dot" => DotGraph.Draw(graph),
            "svg" => SvgDiagram.Draw(SvgGraph.Of(graph)),
            _ => MermaidGraph.Draw(graph),
        });
        return ExitCodes.Done;
    }
}
