namespace Tlm.Transactions;

/// <summary>Which target an address belongs to. Ranges are aligned and do not overlap.</summary>
public sealed class BusMap
{
    /// <summary>In place of a range: a stream whose steps lie in more than one, or some of them in none.</summary>
    public const int Several = -1;

    private readonly BusRange[] _sorted;
    private readonly int[] _order;
    private readonly ulong[] _first;

    /// <summary>A map of ranges.</summary>
    /// <param name="ranges">The ranges, in any order.</param>
    /// <param name="alignment">What base and size of each are multiples of, in bytes.</param>
    /// <exception cref="ElaborationException">Ranges are misaligned, overlap, or share a name; all problems at once.</exception>
    public BusMap(IReadOnlyList<BusRange> ranges, long alignment = 4)
    {
        IReadOnlyList<string> problems = [.. Problems(ranges, alignment)];
        if (problems.Count > 0)
            throw new ElaborationException(problems);
        _order = [.. Enumerable.Range(0, ranges.Count).OrderBy(i => ranges[i].Base)];
        _sorted = [.. _order.Select(i => ranges[i])];
        _first = [.. _sorted.Select(static range => range.First)];
        Ranges = ranges;
    }

    /// <summary>The ranges, as given.</summary>
    public IReadOnlyList<BusRange> Ranges { get; }

    /// <summary>What is wrong with ranges; nothing when they form a map.</summary>
    public static IEnumerable<string> Problems(IReadOnlyList<BusRange> ranges, long alignment)
    {
        foreach (BusRange range in ranges)
        {
            if (range.Base % alignment != 0 || range.Size.Bytes % alignment != 0)
                yield return $"{TransportRule.AddressMap}: range {range} is misaligned: base and size must be multiples of {alignment} bytes";
        }
        BusRange[] sorted = [.. ranges.OrderBy(static range => range.Base)];
        for (int i = 1; i < sorted.Length; i++)
        {
            if (sorted[i].First <= sorted[i - 1].Last)
                yield return $"{TransportRule.AddressMap}: ranges {sorted[i - 1]} and {sorted[i]} overlap";
        }
        foreach (IGrouping<string, BusRange> same in ranges.GroupBy(static range => range.Name).Where(static group => group.Count() > 1))
            yield return $"{TransportRule.AddressMap}: {same.Count()} ranges are named '{same.Key}'";
    }

    /// <summary>Number of the range that holds an address; -1 when none does.</summary>
    public int Decode(ulong address)
    {
        int low = 0, high = _first.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_first[middle] <= address)
                low = middle + 1;
            else
                high = middle;
        }
        return low > 0 && address <= _sorted[low - 1].Last ? _order[low - 1] : -1;
    }

    /// <summary>Number of the range that holds a whole burst; -1 when none does.</summary>
    public int Decode(ulong address, long length)
    {
        int range = Decode(address);
        return range >= 0 && (ulong)(length - 1) <= Ranges[range].Last - address ? range : -1;
    }

    /// <summary>Address within the target of a range.</summary>
    public ulong ToTarget(int range, ulong address) => address - Ranges[range].First + (ulong)Ranges[range].Origin;

    /// <summary>System address of an address within the target of a range.</summary>
    public ulong ToSystem(int range, ulong address) => address - (ulong)Ranges[range].Origin + Ranges[range].First;

    /// <summary>Finds the range of a whole burst, or of a whole stream; refuses a burst that is unmapped or runs over the end of its target.</summary>
    /// <param name="payload">A request with a system address. The steps of a stream are each a burst.</param>
    /// <param name="interconnect">Name for messages.</param>
    /// <param name="range">The number of the range; <see cref="Several"/> for a stream whose steps are not all in one.</param>
    /// <returns>False when refused: the payload's status says why.</returns>
    public bool TryRoute(Payload payload, string interconnect, out int range)
    {
        if (!payload.IsStream)
            return TryRouteBurst(payload, payload.Address, Math.Max(1, Math.Min(payload.Length, payload.StreamingWidth)), interconnect, out range);
        (long first, long last) = payload.StreamShape.Extent();
        range = Decode(payload.Address + (ulong)first);
        if (range < 0 || range != Decode(payload.Address + (ulong)last))
            range = Several;
        return true;
    }

    private bool TryRouteBurst(Payload payload, ulong address, long length, string interconnect, out int range)
    {
        range = Decode(address);
        if (range < 0)
            payload.Fail(ResponseStatus.AddressError, $"'{interconnect}' maps nothing at 0x{address:x}; it has {string.Join(", ", _sorted.Select(static r => r.ToString()))}");
        else if ((ulong)(length - 1) > Ranges[range].Last - address)
            payload.Fail(ResponseStatus.AddressError, $"{length} bytes at 0x{address:x} run over the end of {Ranges[range]} of '{interconnect}'");
        return payload.ResponseStatus >= 0;
    }
}
