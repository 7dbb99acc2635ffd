using Tlm.Cli.Reproduce.Families;
using Tlm.Cli.Reproduce.Results;
using Tlm.Hosting.Scenarios.Model;

namespace Tlm.Cli.Reproduce.Reports;

/// <summary>How many claims are met: papers and simulators apart, and by what the simulated values rest on.</summary>
internal static class Tally
{
    /// <summary>One line a reference.</summary>
    public static IEnumerable<string> Of(IEnumerable<FamilyResult> families)
    {
        ClaimResult[] all = [.. families.SelectMany(family => family.Claims)];
        return from reference in Enum.GetValues<Reference>()
               let claims = all.Where(claim => claim.Claim.Options.Against == reference).ToArray()
               where claims.Length > 0
               select $"Against {Noun(reference)}: {Count(claims)} met ({string.Join(", ", Enum.GetValues<ClaimBasis>().Select(basis => Part(claims, basis)))}).";
    }

    private static string Part(ClaimResult[] claims, ClaimBasis basis)
    {
        return $"{BasisRule.Word(basis)} {Count([.. claims.Where(claim => claim.Basis == basis)])}";
    }

    private static string Count(ClaimResult[] claims) => $"{claims.Count(claim => claim.Met)} of {claims.Length}";

    private static string Noun(Reference reference) => reference == Reference.Paper ? "papers" : "other simulators";
}
