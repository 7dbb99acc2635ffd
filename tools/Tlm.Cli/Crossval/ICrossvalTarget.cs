using System.CommandLine;

namespace Tlm.Cli.Crossval;

/// <summary>A part of the project that <c>tlm crossval</c> can hold against a reference. Implement it in a file of its own and name it in <see cref="CrossvalTargets"/>.</summary>
public interface ICrossvalTarget
{
    /// <summary>The subcommand with its options and action; a report ends with <see cref="CrossvalReport.Print"/>.</summary>
    Command Create();
}
