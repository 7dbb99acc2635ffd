using System.CommandLine;
using Tlm.Cli.Running;

namespace Tlm.Cli.Commands;

/// <summary>The argument and options of every command that reads a scenario.</summary>
internal sealed class ScenarioArguments
{
    /// <summary>The scenario file.</summary>
    public Argument<string> File { get; } = new("scenario") { Description = "Scenario file (YAML)." };

    /// <summary>Overrides.</summary>
    public Option<string[]> Set { get; } = new("--set")
    {
        Description = "Override a value: path=value, e.g. npu.array.rows=64 or run.until='1 ms'. May be repeated.",
        DefaultValueFactory = _ => [],
    };

    /// <summary>Whether programs that the scenario names may be started.</summary>
    public AllowProcessOption AllowProcess { get; } = new();

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(File);
        command.Options.Add(Set);
        command.Options.Add(AllowProcess);
    }
}
