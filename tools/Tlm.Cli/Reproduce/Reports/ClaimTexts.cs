using System.Globalization;
using Tlm.Cli.Reproduce.Families;
using Tlm.Cli.Reproduce.Results;

namespace Tlm.Cli.Reproduce.Reports;

/// <summary>The cells of a claim in tables for people.</summary>
internal static class ClaimTexts
{
    /// <summary>The headings.</summary>
    public static readonly string[] Headings = ["system", "claim", "published", "simulated", "error", "aim", "met", "basis", "against"];

    /// <summary>The cells of a claim.</summary>
    public static string[] Of(string system, ClaimResult result)
    {
        FamilyClaimOptions claim = result.Claim.Options;
        return
        [
            system, claim.Id, Published(claim), result.Simulated is { } value ? Value(value, claim) : "-",
            result.Error is { } error ? Signed(error) : "-", claim.IsRange ? "in range" : claim.Aim == 0 ? "exact" : $"{Plain(claim.Aim)} %",
            result.Met ? "yes" : "no", BasisRule.Word(result.Basis), claim.Against.ToString().ToLowerInvariant(),
        ];
    }

    /// <summary>A relative deviation with its sign.</summary>
    public static string Signed(double share)
    {
        string text = Numbers.Percent(share);
        return text.TrimStart('-') == "0.0 %" ? "0.0 %" : share > 0 ? $"+{text}" : text;
    }

    private static string Published(FamilyClaimOptions claim)
    {
        return (claim.Published, claim.Min, claim.Max) switch
        {
            ({ } value, _, _) => WithUnit(Plain(value), claim),
            (_, { } min, { } max) => WithUnit($"{Plain(min)} to {Plain(max)}", claim),
            (_, { } min, _) => WithUnit($"at least {Plain(min)}", claim),
            (_, _, var max) => WithUnit($"at most {Plain(max ?? 0)}", claim),
        };
    }

    private static string Value(double value, FamilyClaimOptions claim) => WithUnit(Rounded(value), claim);

    private static string WithUnit(string number, FamilyClaimOptions claim) => $"{number} {claim.UnitSymbol}".TrimEnd();

    private static string Plain(double value) => value.ToString("#,0.######", CultureInfo.InvariantCulture);

    private static string Rounded(double value)
    {
        string format = Math.Abs(value) switch { >= 1000 => "#,0", >= 100 => "0.0", >= 10 => "0.00", _ => "0.000" };
        return value.ToString(format, CultureInfo.InvariantCulture);
    }
}
