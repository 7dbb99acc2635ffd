namespace Tlm;

/// <summary>What a supply loses while it feeds a component: for an efficiency e, (1 - e) / e of all that the component uses.</summary>
public sealed class ConversionLoss : EnergyCause
{
    internal const int Whole = 1_000_000;
    private readonly EnergyAccount _account;
    private readonly int _efficiency;

    internal ConversionLoss(string supply, EnergyAccount account, int efficiency)
        : base("conversion", $"losses of supply {supply}, of which {efficiency / (Whole / 100m):0.####} % reach the component")
    {
        (_account, _efficiency) = (account, efficiency);
    }

    /// <inheritdoc/>
    public override Int128 Total(long femtoseconds)
    {
        Int128 used = 0;
        foreach (EnergyCause cause in _account.Causes)
            used += cause == this ? 0 : cause.Total(femtoseconds);
        return Lost(used);
    }

    /// <inheritdoc/>
    public override TimeBinsSnapshot Series(long femtoseconds)
    {
        TimeBinsSnapshot[] others = [.. _account.Causes.Where(cause => cause != this).Select(cause => cause.Series(femtoseconds))];
        if (others.Length == 0)
            return new TimeBinsSnapshot(0, 1, []);
        // widths are all the same one, doubled so many times
        long width = others.Max(series => series.Width);
        long start = others.Min(series => series.Start);
        var used = new Int128[others.Max(series => Place(series, series.Contents.Count - 1) + 1)];
        foreach (TimeBinsSnapshot series in others)
            for (int bin = 0; bin < series.Contents.Count; bin++)
                used[Place(series, bin)] += series.Contents[bin];
        return new TimeBinsSnapshot(start, width, Lost(used));

        int Place(TimeBinsSnapshot series, int bin)
        {
            return bin < 0 ? -1 : (int)((series.Start - start + (bin * series.Width)) / width);
        }
    }

    /// <inheritdoc/>
    public override void Reset(long femtoseconds)
    {
    }

    private Int128 Lost(Int128 used)
    {
        return used * (Whole - _efficiency) / _efficiency;
    }

    /// <summary>Rounded so that the bins sum to the total.</summary>
    private Int128[] Lost(Int128[] used)
    {
        Int128 sum = 0;
        for (int bin = 0; bin < used.Length; bin++)
        {
            Int128 before = Lost(sum);
            sum += used[bin];
            used[bin] = Lost(sum) - before;
        }
        return used;
    }
}
