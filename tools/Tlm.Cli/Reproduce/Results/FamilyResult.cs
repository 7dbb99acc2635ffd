using Tlm.Cli.Reproduce.Families;

namespace Tlm.Cli.Reproduce.Results;

/// <summary>The claims of a family beside what was simulated.</summary>
/// <param name="Evaluation">The family on its runs.</param>
/// <param name="Claims">The claims in the order of the file.</param>
internal sealed record FamilyResult(FamilyEvaluation Evaluation, IReadOnlyList<ClaimResult> Claims)
{
    /// <summary>The family.</summary>
    public SystemFamily Family => Evaluation.Family;

    /// <summary>Errors that ended runs, by the name of the run.</summary>
    public IEnumerable<(string Run, Exception Error)> Failures => Family.Runs
        .Select(run => (run.Name, Evaluation.Result(run.Name).Error)).Where(pair => pair.Error is not null).Select(pair => (pair.Name, pair.Error!));

    /// <summary>Simulates the runs of families and evaluates their claims.</summary>
    /// <exception cref="InputException">A scenario is wrong, or a claim's basis is not what its parameters say.</exception>
    public static IReadOnlyList<FamilyResult> Of(IReadOnlyList<SystemFamily> families, RunSet runs)
    {
        FamilyEvaluation[] evaluations = [.. families.Select(family => new FamilyEvaluation(family, runs))];
        runs.Simulate(evaluations.SelectMany(evaluation => evaluation.Keys));
        return [.. evaluations.Select(Of)];
    }

    private static FamilyResult Of(FamilyEvaluation evaluation)
    {
        BasisRule.Check(evaluation);
        return new FamilyResult(evaluation, [.. evaluation.Family.Claims.Select(claim => ClaimResult.Of(claim, evaluation, BasisRule.Of(claim, evaluation)))]);
    }
}
