using System.Text.Json;
using System.Text.Json.Nodes;
using Tlm.Cli.Reproduce.Families;
using Tlm.Cli.Reproduce.Results;

namespace Tlm.Cli.Reproduce.Reports;

/// <summary>All claims as one JSON document. Errors and aims are shares; a range is an array of its ends.</summary>
internal static class ReproductionJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The document.</summary>
    public static string Of(IEnumerable<FamilyResult> families)
    {
        JsonArray claims = [.. families.SelectMany(family => family.Claims.Select(claim => Node(family.Family.Name, claim)))];
        return new JsonObject { ["claims"] = claims }.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Node(string system, ClaimResult result)
    {
        FamilyClaimOptions claim = result.Claim.Options;
        return new JsonObject
        {
            ["system"] = system,
            ["claim"] = claim.Id,
            ["published"] = claim.Published is { } value ? value : new JsonArray(claim.Min, claim.Max),
            ["simulated"] = result.Simulated,
            ["error"] = result.Error,
            ["aim"] = claim.Aim / 100,
            ["met"] = result.Met,
            ["basis"] = BasisRule.Word(result.Basis),
        };
    }
}
