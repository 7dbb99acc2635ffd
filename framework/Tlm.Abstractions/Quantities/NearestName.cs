namespace Tlm;

/// <summary>Finds the name that a misspelt one was probably meant to be.</summary>
public static class NearestName
{
    private const int _edit = 1 << 10;

    /// <summary>The candidate with the fewest edits from <paramref name="name"/>, among such the one whose letter case differs least, and the first one
    /// on a tie; null when none is near, that is within a third of the name's length or two edits, whatever the letter case.</summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        var limit = _edit * (Math.Max(2, name.Length / 3) + 1);
        foreach (var candidate in candidates)
        {
            var distance = Distance(name, candidate);
            if (distance >= limit)
                continue;
            limit = distance;
            best = candidate;
        }
        return best;
    }

    // optimal string alignment: insert, delete, replace and swap of neighbours are an edit, a change of letter case costs 1
    private static int Distance(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
            rows[i, 0] = _edit * i;
        for (var j = 0; j <= right.Length; j++)
            rows[0, j] = _edit * j;
        for (var i = 1; i <= left.Length; i++)
            for (var j = 1; j <= right.Length; j++)
                rows[i, j] = Cell(rows, left, right, i, j);
        return rows[left.Length, right.Length];
    }

    private static int Cell(int[,] rows, string left, string right, int i, int j)
    {
        var best = Math.Min(rows[i - 1, j], rows[i, j - 1]) + _edit;
        best = Math.Min(best, rows[i - 1, j - 1] + Replace(left[i - 1], right[j - 1]));
        if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
            best = Math.Min(best, rows[i - 2, j - 2] + _edit);
        return best;
    }

    private static int Replace(char left, char right)
    {
        if (left == right)
            return 0;
        return char.ToUpperInvariant(left) == char.ToUpperInvariant(right) ? 1 : _edit;
    }
}
