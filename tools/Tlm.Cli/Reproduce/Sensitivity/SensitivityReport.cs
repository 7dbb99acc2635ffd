using System.Text;
using Tlm.Cli.Reproduce.Reports;
using Tlm.Cli.Reproduce.Results;

namespace Tlm.Cli.Reproduce.Sensitivity;

/// <summary>A Markdown table of parameters, their moves and what these do to the claims.</summary>
internal static class SensitivityReport
{
    // beyond so many different changes a line says only how far they reach
    private const int MostGroups = 4;

    /// <summary>The text.</summary>
    public static string Of(FamilyResult family, IReadOnlyList<ParameterStudy> studies)
    {
        StringBuilder text = new();
        MarkdownReport.Row(text, ["parameter", "value", "provenance", "moved to", "effect on the results"]);
        MarkdownReport.Row(text, ["---", "---:", "---", "---:", "---"]);
        foreach (ParameterStudy study in studies)
        {
            MarkdownReport.Row(text, [
                study.Parameter.Options.Path, study.From?.Text ?? "-", study.From?.Provenance?.ToString().ToLowerInvariant() ?? "-",
                study.Parameter.Options.To!, Effect(study, family.Claims.Count),
            ]);
        }
        return text.ToString();
    }

    private static string Effect(ParameterStudy study, int claims)
    {
        (string Claim, double Change)[] moved = [.. study.Moved];
        IGrouping<string, string>[] groups = [.. moved.GroupBy(item => ClaimTexts.Signed(item.Change), item => item.Claim).Where(group => group.Key != ClaimTexts.Signed(0))];
        if (groups.Length == 0)
            return moved.Length == 0 ? "none" : "less than 0.05 %";
        if (groups.Length <= MostGroups)
            return string.Join("; ", groups.Select(group => $"{group.Key}: {Names([.. group], claims)}"));
        return $"{ClaimTexts.Signed(moved.Min(item => item.Change))} to {ClaimTexts.Signed(moved.Max(item => item.Change))} in {moved.Length} of {claims}";
    }

    private static string Names(string[] claims, int all) => claims.Length == all ? "all" : string.Join(", ", claims);
}
