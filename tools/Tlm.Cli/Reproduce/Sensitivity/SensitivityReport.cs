using System.Text;
using Tlm.Cli.Reproduce.Reports;
using Tlm.Cli.Reproduce.Results;

namespace Tlm.Cli.Reproduce.Sensitivity;

/// <summary>A Markdown table of parameters, their moves and what these do to the claims.</summary>
internal static class SensitivityReport
{
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
                study.Parameter.Options.To, Effect(study, family.Claims.Count),
            ]);
        }
        return text.ToString();
    }

    private static string Effect(ParameterStudy study, int claims)
    {
        (string Claim, double Change)[] moved = [.. study.Moved];
        if (moved.Length == 0)
            return "none";
        var groups = moved.GroupBy(item => ClaimTexts.Signed(item.Change)).Select(group => $"{group.Key}: {Names(group.Select(item => item.Claim), claims)}");
        return string.Join("; ", groups);
    }

    private static string Names(IEnumerable<string> claims, int all)
    {
        string[] names = [.. claims];
        return names.Length == all ? "all" : string.Join(", ", names);
    }
}
