using Tlm.Cli.Reproduce.Expressions;
using Tlm.Cli.Reproduce.Families;
using Tlm.Hosting.Scenarios.Model;

namespace Tlm.Cli.Reproduce.Results;

/// <summary>A claim beside what was simulated.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Simulated">The simulated value in the claim's unit; null when it can't be computed.</param>
/// <param name="Error">Relative deviation from the published value, or from the nearest end of the range.</param>
/// <param name="Basis">What the simulated value rests on.</param>
/// <param name="Problem">Why it can't be computed; null when it can.</param>
internal sealed record ClaimResult(FamilyClaim Claim, double? Simulated, double? Error, ClaimBasis Basis, string? Problem)
{
    // a decimal such as 1.05 has no exact double; deviations below this are of the representation
    private const double Rounding = 1e-9;

    /// <summary>Whether the deviation is within the aim.</summary>
    public bool Met => Error is { } error && Math.Abs(error) <= (Claim.Options.Aim / 100) + Rounding;

    /// <summary>Holds a claim against the results of its family's runs.</summary>
    public static ClaimResult Of(FamilyClaim claim, FamilyEvaluation evaluation, ClaimBasis basis)
    {
        try
        {
            double simulated = claim.Metric.Evaluate(evaluation).In(claim.Options.Unit);
            return new ClaimResult(claim, simulated, ErrorOf(claim.Options, simulated), basis, null);
        }
        catch (ExpressionException error)
        {
            return new ClaimResult(claim, null, null, basis, error.Message);
        }
    }

    private static double? ErrorOf(FamilyClaimOptions claim, double simulated)
    {
        double nearest = claim.Published ?? Math.Clamp(simulated, claim.Min ?? double.NegativeInfinity, claim.Max ?? double.PositiveInfinity);
        double error = simulated == nearest ? 0 : (simulated - nearest) / Math.Abs(nearest);
        return double.IsFinite(error) ? error : null;
    }
}
