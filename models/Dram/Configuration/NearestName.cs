namespace Tlm.Models.Dram.Configuration;

/// <summary>Finds the valid name nearest to a mistyped one (Levenshtein distance, ties by order of the candidates).</summary>
public static class NearestName
{
    /// <summary>The nearest of the candidates, or an empty text if there are none.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What would be valid.</param>
    public static string Of(string name, IEnumerable<string> candidates) =>
        candidates.MinBy(candidate => Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant())) ?? "";

    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[b.Length];
    }
}
