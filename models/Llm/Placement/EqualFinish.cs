namespace Tlm.Models.Llm;

/// <summary>Shares a product out so that all devices finish together by their own estimates: the least time in which they can take all rows between them.</summary>
public sealed class EqualFinish : ISplitPolicy
{
    private readonly List<(ResidentProduct Product, IProductDevice[] Devices, long[] Counts)> _known = [];

    /// <inheritdoc/>
    public IReadOnlyList<long> Split(string tensor, in ResidentProduct product, IReadOnlyList<IProductDevice> devices)
    {
        ResidentProduct shape = product with { Address = 0 };
        foreach ((ResidentProduct known, IProductDevice[] same, long[] counts) in _known)
        {
            if (known == shape && same.SequenceEqual(devices))
                return counts;
        }
        long[] found = Find(shape, devices);
        _known.Add((shape, [.. devices], found));
        return found;
    }

    private static long[] Find(ResidentProduct product, IReadOnlyList<IProductDevice> devices)
    {
        long low = 0;
        long high = devices.Min(device => device.Estimate(product).Femtoseconds);
        while (low < high)
        {
            long middle = low + ((high - low) / 2);
            if (devices.Sum(device => RowsWithin(middle, product, device)) >= product.Outputs)
                high = middle;
            else
                low = middle + 1;
        }
        return Fill(high, product, devices);
    }

    private static long[] Fill(long time, ResidentProduct product, IReadOnlyList<IProductDevice> devices)
    {
        long[] counts = new long[devices.Count];
        long left = product.Outputs;
        for (int i = counts.Length - 1; i >= 0; i--)
        {
            counts[i] = Math.Min(left, RowsWithin(time, product, devices[i]));
            left -= counts[i];
        }
        counts[^1] += left;
        return counts;
    }

    /// <summary>Most rows that a device takes in a time, if its estimate rises with the rows.</summary>
    private static long RowsWithin(long femtoseconds, ResidentProduct product, IProductDevice device)
    {
        long low = 0;
        long high = product.Outputs;
        while (low < high)
        {
            long middle = low + ((high - low + 1) / 2);
            if (device.Estimate(product with { Outputs = middle }).Femtoseconds <= femtoseconds)
                low = middle;
            else
                high = middle - 1;
        }
        return low;
    }
}
