using System.IO.Enumeration;

namespace Tlm.Cli.Reproduce.Families;

/// <summary>Names several claims at once: <c>*</c> stands for any text.</summary>
internal static class ClaimPattern
{
    /// <summary>Whether a claim's id fits.</summary>
    public static bool Matches(string pattern, string id) => FileSystemName.MatchesSimpleExpression(pattern, id, ignoreCase: false);
}
