namespace Tlm;

/// <summary>The system address map: which target answers for which range of addresses.</summary>
/// <param name="Ranges">The ranges in ascending order; they do not overlap.</param>
public sealed record AddressMap(IReadOnlyList<AddressRange> Ranges)
{
    /// <summary>A map without ranges.</summary>
    public static readonly AddressMap Empty = new([]);

    /// <summary>The range that holds an address, or null.</summary>
    public AddressRange? Find(ulong address)
    {
        int low = 0, high = Ranges.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var range = Ranges[middle];
            if (address < range.Base)
                high = middle - 1;
            else if (address - range.Base >= range.Size)
                low = middle + 1;
            else
                return range;
        }
        return null;
    }
}

/// <summary>A range of system addresses.</summary>
/// <param name="Base">The first address.</param>
/// <param name="Size">Number of bytes, at least one.</param>
/// <param name="Target">Full name of the component (or of its port) that answers.</param>
public sealed record AddressRange(ulong Base, ulong Size, string Target)
{
    /// <summary>Whether every byte of a transaction, streams included, is inside; otherwise the payload says why not.</summary>
    public bool Admits(Payload payload)
    {
        (Int128 first, Int128 last) = payload.Extent();
        Int128 end = (Int128)Base + Size;
        if (first >= Base && last < end)
            return true;
        payload.Fail(ResponseStatus.AddressError, $"addresses {first} to {last} are asked for, but '{Target}' holds {Base} to {end - 1}");
        return false;
    }
}
