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
        ClaimBasis[] own = [.. claim.Runs.SelectMany(run => Fitted(run, evaluation)).Where(value => Moves(value, claim, evaluation.Family)).Select(Kind)];
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
        string[] paths = [.. claim.Runs.SelectMany(run => Fitted(run, evaluation))
            .Where(value => Kind(value) == basis && Moves(value, claim, evaluation.Family)).Select(value => value.Path).Distinct()];
        return paths.Length == 0 ? "" : $": {string.Join(", ", paths)}";
    }

    private static IEnumerable<InputProblem> FittedProblems(FamilyEvaluation evaluation)
    {
        string[] ids = [.. evaluation.Family.Claims.Select(claim => claim.Options.Id)];
        foreach (ParameterValue value in evaluation.Family.Runs.SelectMany(run => Fitted(run.Name, evaluation)).DistinctBy(value => (value.Path, value.Origin)))
        {
            if (value.FittedTo.Count == 0)
                yield return new InputProblem(new InputLocation(value.Origin), $"'{value.Path}' is {Word(Kind(value))} and lacks 'fitted_to': expected the ids of the claims that it was fitted to");
            foreach (string id in value.FittedTo.Where(id => !ids.Contains(id)))
                yield return new InputProblem(new InputLocation(value.Origin), Hosting.Binding.UnknownName.Describe("claim", id, $"in 'fitted_to' of '{value.Path}'", ids));
        }
    }

    /// <summary>The fitted values of a run: numbers of its scenario, and what the family says of the rest.</summary>
    private static IEnumerable<ParameterValue> Fitted(string name, FamilyEvaluation evaluation)
    {
        RunEntry run = evaluation.Family.Runs.First(entry => entry.Name == name);
        if (run.Fitted is { } fitted)
            yield return new ParameterValue($"runs.{name}: {fitted.What}", "", fitted.Provenance, null, null, run.Location.ToString()) { FittedTo = fitted.FittedTo };
        foreach (ParameterValue value in evaluation.Result(name).Document.Parameters.Where(value => Kind(value) != ClaimBasis.Predicted))
            yield return value;
    }

    private static bool Moves(ParameterValue value, FamilyClaim claim, SystemFamily family)
    {
        FamilyParameter[] declared = [.. family.Parameters.Where(known => known.Options.Path == value.Path)];
        return declared.Length == 0 || declared.Any(known => known.DirectionOf(claim.Options.Id) != 0) || value.FittedTo.Contains(claim.Options.Id);
    }

    private static ClaimBasis Kind(ParameterValue value)
    {
        return value.Provenance switch
        {
            Provenance.Anchored => ClaimBasis.Anchored,
            Provenance.Calibrated => ClaimBasis.Calibrated,
            _ => ClaimBasis.Predicted,
        };
    }
}
