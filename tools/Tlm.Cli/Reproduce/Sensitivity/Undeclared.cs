using Tlm.Cli.Reproduce.Results;

namespace Tlm.Cli.Reproduce.Sensitivity;

/// <summary>Finds numbers that the scenarios of a family write and whose effect it does not declare.</summary>
internal static class Undeclared
{
    /// <summary>Their paths, in ordinal order.</summary>
    public static IEnumerable<string> Of(FamilyResult family)
    {
        string[] declared = [.. family.Family.Parameters.Select(parameter => parameter.Options.Path)];
        return family.Family.Runs.SelectMany(run => family.Evaluation.Result(run.Name).Document.Parameters)
            .Where(parameter => parameter.Provenance is not null && IsWritten(parameter) && !declared.Contains(parameter.Path))
            .Select(parameter => parameter.Path).Distinct().Order(StringComparer.Ordinal);
    }

    // what a run of the family sets is the question that the run asks, not a property of the system
    private static bool IsWritten(ParameterValue parameter)
    {
        return !parameter.Origin.StartsWith("default", StringComparison.Ordinal) && !parameter.Origin.StartsWith("--set", StringComparison.Ordinal);
    }
}
