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
        Description = "Engine of all DRAM memories: embedded or ramulator (default: what each asks for). Never changes results.",
    };

    private RamulatorEngines? _engines;

    public IEnumerable<(string Name, string Version)> Versions => _engines?.Versions ?? [];

    public void AddOptions(Command command) => command.Options.Add(_memory);

    public void Check(ParseResult parsed)
    {
        if (parsed.GetValue(_memory) is not (null or DramOptions.EmbeddedEngine or DramOptions.RamulatorEngine or DramOptions.OptionalRamulatorEngine))
            throw new InputException(new InputLocation("--memory"), $"'{parsed.GetValue(_memory)}' is no engine: expected embedded or ramulator");
    }

    public void Configure(ParseResult parsed, TlmBuilder tlm) =>
        tlm.Services.AddSingleton<IReferenceEngines>(_engines = new RamulatorEngines(parsed.GetValue(_memory)));

    public void Finish(ParseResult parsed, RunOutcome outcome, string folder)
    {
    }
}
