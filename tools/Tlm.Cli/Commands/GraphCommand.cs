using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tlm.Cli.Rendering;
using Tlm.Hosting.Elaboration;

namespace Tlm.Cli.Commands;

/// <summary><c>tlm graph</c>: the system of a scenario as a diagram in text form.</summary>
internal sealed class GraphCommand : ICommandModule
{
    private readonly ScenarioArguments _scenario = new();
    private readonly Option<string> _format = new("--format") { Description = "mermaid or dot.", DefaultValueFactory = _ => "mermaid" };

    public Command Create()
    {
        var command = new Command("graph", "Print the system of a scenario as a diagram: Mermaid or DOT.");
        _scenario.AddTo(command);
        command.Options.Add(_format);
        command.SetAction(Draw);
        return command;
    }

    private int Draw(ParseResult parsed)
    {
        var format = parsed.GetValue(_format)!;
        if (format is not ("mermaid" or "dot"))
            throw new InputException(new InputLocation("--format"), $"'{format}' is no format: expected mermaid or dot");
        using var host = Hosts.Start(parsed.GetRequiredValue(_scenario.File), parsed.GetValue(_scenario.Set)!, configure: tlm => _scenario.AllowProcess.Configure(parsed, tlm));
        var system = host.Services.GetRequiredService<SimulationHost>();
        var graph = SystemGraph.Of(system.Scenario);
        Console.Out.Write(format == "dot" ? DotGraph.Draw(graph) : MermaidGraph.Draw(graph));
        return ExitCodes.Done;
    }
}
