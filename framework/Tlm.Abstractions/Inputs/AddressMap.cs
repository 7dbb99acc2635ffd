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
public sealed record AddressRange(ulong Base, ulong Size, string Target);
