using Spectre.Console;
using Tlm.Observability.Results;

namespace Tlm.Cli.Rendering;

/// <summary>Published values beside simulated ones.</summary>
internal static class ClaimTable
{
    public static void Print(ResultDocument document)
    {
        var met = document.Claims.Count(claim => claim.Met);
        var table = Output.Table("claim", ">published", ">simulated", ">error", ">tolerance", "met", "basis");
        foreach (var claim in document.Claims)
            table.Row(
                claim.Id, claim.Published, claim.Simulated is { } value ? Numbers.Show(value, claim.Unit!) : "-",
                claim.Error is { } error ? Numbers.Percent(error) : "-", claim.Tolerance, claim.Met ? "yes" : "NO", claim.Basis);
        Output.Section($"Claims: {met} of {document.Claims.Count} met", table);
        foreach (var claim in document.Claims.Where(claim => claim.Problem is not null))
            Output.Console.WriteLine($"  {claim.Id}: {claim.Problem}");
    }
}
