using System.Text;
using Tlm.Cli.Reproduce.Results;

namespace Tlm.Cli.Reproduce.Reports;

/// <summary>All claims as a Markdown table, with the counts below it.</summary>
internal static class MarkdownReport
{
    /// <summary>The text.</summary>
    public static string Of(IReadOnlyList<FamilyResult> families)
    {
        StringBuilder text = new();
        Row(text, ClaimTexts.Headings);
        Row(text, ["---", "---", "---:", "---:", "---:", "---:", "---", "---", "---"]);
        foreach (FamilyResult family in families)
        {
            foreach (ClaimResult claim in family.Claims)
                Row(text, ClaimTexts.Of(family.Family.Name, claim));
        }
        text.Append('\n');
        foreach (string line in Tally.Of(families))
            text.Append(line).Append('\n');
        return text.ToString();
    }

    /// <summary>Adds a row.</summary>
    public static void Row(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
