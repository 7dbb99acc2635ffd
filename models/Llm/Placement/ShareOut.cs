namespace Tlm.Models.Llm;

/// <summary>Cuts a count into parts whose sum is exact.</summary>
internal static class ShareOut
{
    /// <summary>Parts in percent: each cut is where the shares so far say, rounded down.</summary>
    public static IReadOnlyList<long> ByPercent(long total, IReadOnlyList<double> percent)
    {
        long[] counts = new long[percent.Count];
        double sum = 0;
        long done = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            sum += percent[i];
            long cut = i == counts.Length - 1 ? total : Math.Min(total, (long)(total * sum / 100));
            counts[i] = cut - done;
            done = cut;
        }
        return counts;
    }

    /// <summary>Parts in the proportions of <paramref name="counts"/>.</summary>
    public static IReadOnlyList<long> Scaled(long total, IReadOnlyList<long> counts)
    {
        Int128 whole = counts.Sum();
        if (whole == total)
            return counts;
        long[] scaled = new long[counts.Count];
        Int128 sum = 0;
        long done = 0;
        for (int i = 0; i < scaled.Length; i++)
        {
            sum += counts[i];
            long cut = (long)(total * sum / whole);
            scaled[i] = cut - done;
            done = cut;
        }
        return scaled;
    }
}
