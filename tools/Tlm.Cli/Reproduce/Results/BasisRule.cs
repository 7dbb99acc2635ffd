using Tlm.Cli.Reproduce.Families;
using Tlm.Hosting.Scenarios.Model;

namespace Tlm.Cli.Reproduce.Results;

/// <summary>
/// What a claim rests on follows from the parameters of the runs in its metric: an anchored one that moves the claim makes it anchored, a calibrated one calibrated;
/// it is predicted only if there is neither. A fitted parameter without a declared effect counts as moving every claim.
/// </summary>
internal static class BasisRule
{
    /// <summary>The basis of a claim.</summary>
    public static ClaimBasis Of(FamilyClaim claim, FamilyEvaluation evaluation)
    {
        ClaimBasis[] parts = [.. claim.Metric.Patterns().SelectMany(evaluation.Matching).Select(part => Of(part, evaluation))];
        ClaimBasis[] own = [.. claim.Runs.SelectMany(run => evaluation.Result(run).Document.Parameters)
            .Where(parameter => Moves(parameter, claim, evaluation.Family)).Select(Kind)];
        return parts.Concat(own).DefaultIfEmpty(ClaimBasis.Predicted).Max();
    }

    /// <summary>Refuses a claim that says something else, and a fitted value that does not say to which claims.</summary>
    /// <exception cref="InputException">A basis is not what the parameters say, or a fitted value names no claim or an unknown one.</exception>
    public static void Check(FamilyEvaluation evaluation)
    {
        List<InputProblem> problems = [.. FittedProblems(evaluation)];
        foreach (FamilyClaim claim in evaluation.Family.Claims)
        {
            ClaimBasis basis = Of(claim, evaluation);
            if (basis != claim.Options.Basis)
                problems.Add(new InputProblem(claim.Location, $"claim '{claim.Options.Id}' says 'basis: {Word(claim.Options.Basis)}', but the parameters of its runs make it {Word(basis)}{Because(claim, evaluation, basis)}"));
        }
        if (problems.Count > 0)
            throw new InputException(problems);
    }

    /// <summary>The word for a basis.</summary>
    public static string Word(ClaimBasis basis) => basis.ToString().ToLowerInvariant();

    private static string Because(FamilyClaim claim, FamilyEvaluation evaluation, ClaimBasis basis)
    {
        string[] paths = [.. claim.Runs.SelectMany(run => evaluation.Result(run).Document.Parameters)
            .Where(parameter => Kind(parameter) == basis && Moves(parameter, claim, evaluation.Family)).Select(parameter => parameter.Path).Distinct()];
        return basis == ClaimBasis.Predicted || paths.Length == 0 ? "" : $": {string.Join(", ", paths)}";
    }

    private static IEnumerable<InputProblem> FittedProblems(FamilyEvaluation evaluation)
    {
        string[] ids = [.. evaluation.Family.Claims.Select(claim => claim.Options.Id)];
        var fitted = evaluation.Family.Runs.SelectMany(run => evaluation.Result(run.Name).Document.Parameters).Where(parameter => Kind(parameter) != ClaimBasis.Predicted);
        foreach (ParameterValue parameter in fitted.DistinctBy(parameter => (parameter.Path, parameter.Origin)))
        {
            string[] unknown = [.. parameter.FittedTo.Where(id => !ids.Contains(id))];
            if (parameter.FittedTo.Count == 0)
                yield return new InputProblem(new InputLocation(parameter.Origin), $"'{parameter.Path}' is {Word(Kind(parameter))} and lacks 'fitted_to': expected the ids of the claims that it was fitted to");
            foreach (string id in unknown)
                yield return new InputProblem(new InputLocation(parameter.Origin), Hosting.Binding.UnknownName.Describe("claim", id, $"in 'fitted_to' of '{parameter.Path}'", ids));
        }
    }

    private static bool Moves(ParameterValue parameter, FamilyClaim claim, SystemFamily family)
    {
        if (Kind(parameter) == ClaimBasis.Predicted)
            return false;
        FamilyParameter[] declared = [.. family.Parameters.Where(known => known.Options.Path == parameter.Path)];
        return declared.Length == 0 || declared.Any(known => known.DirectionOf(claim.Options.Id) != 0) || parameter.FittedTo.Contains(claim.Options.Id);
    }

    private static ClaimBasis Kind(ParameterValue parameter)
    {
        return parameter.Provenance switch
        {
            Provenance.Anchored => ClaimBasis.Anchored,
            Provenance.Calibrated => ClaimBasis.Calibrated,
            _ => ClaimBasis.Predicted,
        };
    }
}
