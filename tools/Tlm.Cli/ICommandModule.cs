using System.CommandLine;

namespace Tlm.Cli;

/// <summary>A subcommand of <c>tlm</c>. Implement it in a file of its own and name it in <see cref="CommandModules"/>.
/// Actions return one of <see cref="ExitCodes"/>; an <see cref="InputException"/>, <see cref="SimulationException"/> or
/// <see cref="ExternalProcessException"/> that they let through is reported and turned into its code.</summary>
public interface ICommandModule
{
    /// <summary>The command with its arguments, options and action.</summary>
    Command Create();
}
