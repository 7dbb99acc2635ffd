using Tlm.Cli.Reproduce.Families;
using Tlm.Cli.Reproduce.Results;

namespace Tlm.Cli.Reproduce.Sensitivity;

/// <summary>What moving one parameter does to the claims of its family.</summary>
/// <param name="Parameter">The parameter and its move.</param>
/// <param name="From">Its value and where that comes from; null if no run has it.</param>
/// <param name="Changes">Relative change of each claim, in the order of the family; null where a claim can't be computed.</param>
internal sealed record ParameterStudy(FamilyParameter Parameter, ParameterValue? From, IReadOnlyList<(string Claim, double? Change)> Changes)
{
    // changes below this are of the last digit of a division
    private const double Least = 1e-12;

    /// <summary>The claims that moved.</summary>
    public IEnumerable<(string Claim, double Change)> Moved => Changes.Where(item => item.Change is { } change && Math.Abs(change) > Least).Select(item => (item.Claim, item.Change!.Value));

    /// <summary>Claims that did not move as declared, as messages.</summary>
    public IEnumerable<string> Surprises()
    {
        if (From is null)
            yield return $"'{Parameter.Options.Path}' is no parameter of any run";
        foreach ((string claim, double? change) in Changes)
        {
            int declared = Parameter.DirectionOf(claim);
            int seen = change is null || Math.Abs(change.Value) <= Least ? 0 : Math.Sign(change.Value);
            if (change is null || seen != declared)
                yield return $"'{Parameter.Options.Path}' to {Parameter.Options.To}: claim '{claim}' {Word(change is null ? null : seen)}, declared: {Word(declared)}";
        }
    }

    /// <summary>Studies every parameter of a family.</summary>
    public static IReadOnlyList<ParameterStudy> Of(FamilyResult family, RunSet runs)
    {
        FamilyParameter[] parameters = [.. family.Family.Parameters];
        FamilyEvaluation[] moved = [.. parameters.Select(parameter => new FamilyEvaluation(family.Family, runs, $"{parameter.Options.Path}={parameter.Options.To}"))];
        runs.Simulate(moved.SelectMany(evaluation => evaluation.Keys));
        return [.. parameters.Select((parameter, i) => new ParameterStudy(parameter, Find(family, parameter), [.. family.Claims.Select(claim => Change(claim, moved[i]))]))];
    }

    private static ParameterValue? Find(FamilyResult family, FamilyParameter parameter)
    {
        return family.Family.Runs.SelectMany(run => family.Evaluation.Result(run.Name).Document.Parameters).FirstOrDefault(known => known.Path == parameter.Options.Path);
    }

    private static (string Claim, double? Change) Change(ClaimResult before, FamilyEvaluation moved)
    {
        double? after = ClaimResult.Of(before.Claim, moved, before.Basis).Simulated;
        double? change = after == before.Simulated ? 0 : (after - before.Simulated) / Math.Abs(before.Simulated ?? 0);
        return (before.Claim.Options.Id, after is null ? null : change);
    }

    private static string Word(int? direction) => direction switch { null => "can't be computed", 0 => "stays", > 0 => "rises", _ => "falls" };
}
