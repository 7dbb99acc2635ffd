using Spectre.Console;
using Tlm.Cli.Rendering;
using Tlm.Cli.Reproduce.Results;

namespace Tlm.Cli.Reproduce.Reports;

/// <summary>All claims as tables on the console, a system each.</summary>
internal static class ConsoleReport
{
    /// <summary>Prints the tables and the counts.</summary>
    public static void Print(IReadOnlyList<FamilyResult> families)
    {
        foreach (FamilyResult family in families)
        {
            Table table = Output.Table("claim", ">published", ">simulated", ">error", ">aim", "met", "basis", "against");
            foreach (ClaimResult claim in family.Claims)
                table.Row([.. ClaimTexts.Of(family.Family.Name, claim).Skip(1)]);
            Output.Section(family.Family.Title, table);
            foreach (ClaimResult claim in family.Claims.Where(claim => claim.Problem is not null))
                Output.Console.WriteLine($"  {claim.Claim.Options.Id}: {claim.Problem}");
        }
        Output.Console.WriteLine();
        foreach (string line in Tally.Of(families))
            Output.Console.WriteLine(line);
    }
}
