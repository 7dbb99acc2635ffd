using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tlm.Bridges.Ramulator2.Reference;
using Tlm.Hosting.Composition;
using Tlm.Hosting.Running;
using Tlm.Models.Dram.Components;
using Tlm.Models.Dram.Reference;

namespace Tlm.Cli.Running;

/// <summary><c>--memory</c>: which engine vouches for the cycles of all DRAM memories of a run.</summary>
internal sealed class MemoryEngineExtension : IRunExtension
{
    private readonly Option<string?> _memory = new("--memory")
    {
        Description = "Engine of all DRAM memories: embedded; ramulator (your Ramulator 2.1 executes every request, too, and a difference ends the run); ramulator? (if it is there); "
            + "ramulator-alone (Ramulator itself gives every answer). Default: what each memory asks for. Never changes results.",
    };

    private RamulatorEngines? _engines;

    public IEnumerable<(string Name, string Version)> Versions => _engines?.Versions ?? [];

    public void AddOptions(Command command) => command.Options.Add(_memory);

    public void Check(ParseResult parsed)
    {
        if (parsed.GetValue(_memory) is { } engine && !DramOptions.Engines.Contains(engine))
            throw new InputException(new InputLocation("--memory"), $"'{engine}' is no engine: expected {string.Join(", ", DramOptions.Engines)}");
    }

    public void Configure(ParseResult parsed, TlmBuilder tlm) =>
        tlm.Services.AddSingleton<IReferenceEngines>(_engines = new RamulatorEngines(parsed.GetValue(_memory)));

    public void Finish(ParseResult parsed, RunOutcome outcome, string folder)
    {
        if (outcome.Error is null && parsed.GetValue(_memory) is (DramOptions.RamulatorEngine or DramOptions.RamulatorAloneEngine) and var engine && !Versions.Any())
            Console.Error.WriteLine($"warning: --memory {engine} changed nothing: no memory of this scenario is of type dram; PIM memories and others are not Ramulator's to serve");
    }
}
