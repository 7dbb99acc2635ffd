using System.CommandLine;
using Tlm.Hosting.Composition;
using Tlm.Hosting.Running;

namespace Tlm.Cli.Running;

/// <summary>Something that adds to <c>tlm run</c>: options, services, files in the result folder (traces, reports).
/// Implement it in a file of its own and name it in <see cref="RunExtensions"/>.</summary>
public interface IRunExtension
{
    /// <summary>Adds options to the command.</summary>
    void AddOptions(Command command);

    /// <summary>Refuses bad values of its options, before anything else happens.</summary>
    /// <exception cref="InputException">A value is wrong.</exception>
    void Check(ParseResult parsed);

    /// <summary>Adds services before the scenario is elaborated.</summary>
    void Configure(ParseResult parsed, TlmBuilder tlm);

    /// <summary>Opens what it writes while the run goes on; the system is elaborated and has not run yet.</summary>
    void Begin(ParseResult parsed, string folder)
    {
    }

    /// <summary>Versions that it adds to the result, when the run has ended in whatever way.</summary>
    IEnumerable<(string Name, string Version)> Versions => [];

    /// <summary>Writes what it adds to the results, when the run has ended in whatever way.</summary>
    void Finish(ParseResult parsed, RunOutcome outcome, string folder);
}
