namespace Tlm.Models.Storage;

/// <summary>Refuses what lies outside a memory, streams included.</summary>
internal static class AddressRule
{
    /// <summary>True if every byte is inside; otherwise the payload says why not.</summary>
    public static bool Admits(Payload payload, MemoryOptions options, string memory)
    {
        Int128 first = payload.Address;
        Int128 last = first + payload.Length - 1;
        if (payload.IsStream)
        {
            (long low, long high) = payload.StreamShape.Extent();
            (first, last) = (first + low, payload.Address + (Int128)high);
        }
        Int128 end = (Int128)options.Base + options.Capacity.Bytes;
        if (first >= options.Base && last < end)
            return true;
        payload.Fail(ResponseStatus.AddressError, $"addresses {first} to {last} are asked for, but '{memory}' holds {options.Base} to {end - 1}");
        return false;
    }
}
