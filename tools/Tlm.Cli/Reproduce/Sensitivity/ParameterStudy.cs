using Tlm.Cli.Reproduce.Families;
using Tlm.Cli.Reproduce.Results;

namespace Tlm.Cli.Reproduce.Sensitivity;

/// <summary>What moving one parameter does to the claims of its family.</summary>
/// <param name="Parameter">The parameter and its move.</param>
/// <param name="From">Its value and where that comes from; null if no run has it.</param>
/// <param name="Changes">Relative change of each claim, in the order of the family; null where a claim can't be computed.</param>
internal sealed record ParameterStudy(FamilyParameter Parameter, ParameterValue? From, IReadOnlyList<(FamilyClaim Claim, double? Change)> Changes)
{
    // changes below this are of the last digit of a division
    private const double Least = 1e-12;

    // a change of less than this share of a claim's aim does not decide over it; a range is as if it had been aimed at with 5 %
    private const double Negligible = 0.1;
    private const double AimOfRange = 5;

    /// <summary>The claims that moved.</summary>
    public IEnumerable<(string Claim, double Change)> Moved => Changes.Where(item => item.Change is { } change && Math.Abs(change) > Least).Select(item => (item.Claim.Options.Id, item.Change!.Value));

    /// <summary>Claims that did not move as declared, as messages.</summary>
    public IEnumerable<string> Surprises()
    {
        if (From is null)
            yield return $"'{Parameter.Options.Path}' is no parameter of any run";
        foreach ((FamilyClaim claim, double? change) in Changes)
        {
            int declared = Parameter.DirectionOf(claim.Options.Id);
            double least = declared != 0 ? Least : Math.Max(Least, Negligible * (claim.Options.IsRange ? AimOfRange : claim.Options.Aim) / 100);
            int seen = change is null || Math.Abs(change.Value) <= least ? 0 : Math.Sign(change.Value);
            if (change is null || seen != declared)
                yield return $"'{Parameter.Options.Path}' to {Parameter.Options.To}: claim '{claim.Options.Id}' {Word(change is null ? null : seen)}, declared: {Word(declared)}";
        }
    }

    /// <summary>Studies every parameter of a family that can move, under the overrides of its study.</summary>
    public static IReadOnlyList<ParameterStudy> Of(FamilyEvaluation evaluation, RunSet runs)
    {
        SystemFamily family = evaluation.Family;
        FamilyParameter[] parameters = [.. family.Parameters.Where(parameter => parameter.Options.To is not null)];
        FamilyEvaluation before = new(family, runs, evaluation, [.. family.Study]);
        FamilyEvaluation[] moved = [.. parameters.Select(parameter => new FamilyEvaluation(family, runs, evaluation, [.. family.Study, $"{parameter.Options.Path}={parameter.Options.To}"]))];
        runs.Simulate(moved.Prepend(before).SelectMany(evaluation => evaluation.Keys));
        return [.. parameters.Select((parameter, i) => new ParameterStudy(parameter, Find(before, parameter), [.. family.Claims.Select(claim => (claim, Change(claim, before, moved[i])))]))];
    }

    private static ParameterValue? Find(FamilyEvaluation before, FamilyParameter parameter)
    {
        return before.Family.Runs.SelectMany(run => before.Result(run.Name).Document.Parameters).FirstOrDefault(known => known.Path == parameter.Options.Path);
    }

    private static double? Change(FamilyClaim claim, FamilyEvaluation before, FamilyEvaluation after)
    {
        double? from = ClaimResult.Of(claim, before, default).Simulated;
        double? to = ClaimResult.Of(claim, after, default).Simulated;
        if (from is null || to is null)
            return null;
        return from == to ? 0 : (to - from) / Math.Abs(from.Value);
    }

    private static string Word(int? direction) => direction switch { null => "can't be computed", 0 => "stays", > 0 => "rises", _ => "falls" };
}
