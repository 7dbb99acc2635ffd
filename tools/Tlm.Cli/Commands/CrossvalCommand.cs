using System.CommandLine;
using Tlm.Cli.Crossval;

namespace Tlm.Cli.Commands;

/// <summary><c>tlm crossval</c>: holds parts of the project against references; exit code 1 if a case is not met.</summary>
internal sealed class CrossvalCommand : ICommandModule
{
    public Command Create()
    {
        Command command = new("crossval", "Compare with recorded reference results.");
        foreach (ICrossvalTarget target in CrossvalTargets.All)
            command.Subcommands.Add(target.Create());
        return command;
    }
}
