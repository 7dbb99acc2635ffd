namespace Tlm.Models.Llm.Configuration;

/// <summary>Finds the name that a misspelt one most likely meant.</summary>
internal static class Spelling
{
    /// <summary>The candidate with the smallest edit distance (ties: ordinal order), or null if none is near (at most half of the letters wrong).</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        string? best = null;
        int bestDistance = word.Length / 2;
        foreach (string candidate in candidates.Order(StringComparer.Ordinal))
        {
            int distance = Distance(word, candidate);
            if (distance > bestDistance || (best is not null && distance == bestDistance))
                continue;
            best = candidate;
            bestDistance = distance;
        }
        return best;
    }

    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.Length];
    }
}
