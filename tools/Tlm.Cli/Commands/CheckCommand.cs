using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tlm.Hosting.Elaboration;

namespace Tlm.Cli.Commands;

/// <summary><c>tlm check</c>: reads and elaborates a scenario without running it.</summary>
internal sealed class CheckCommand : ICommandModule
{
    private readonly ScenarioArguments _scenario = new();

    public Command Create()
    {
        var command = new Command("check", "Read and elaborate a scenario without running it.");
        _scenario.AddTo(command);
        command.SetAction(Check);
        return command;
    }

    private int Check(ParseResult parsed)
    {
        using var host = Hosts.Start(parsed.GetRequiredValue(_scenario.File), parsed.GetValue(_scenario.Set)!, configure: tlm => _scenario.AllowProcess.Configure(parsed, tlm));
        var system = host.Services.GetRequiredService<SimulationHost>();
        Console.WriteLine($"{system.Scenario.File}: good ({system.Simulation.Components.Count} components, {system.Scenario.Links.Count} links, "
            + $"{system.Scenario.Parameters.Count} parameters, {system.Scenario.Claims.Count} claims)");
        return ExitCodes.Done;
    }
}
