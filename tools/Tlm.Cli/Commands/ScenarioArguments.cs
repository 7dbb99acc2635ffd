using System.CommandLine;

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

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(File);
        command.Options.Add(Set);
    }
}
