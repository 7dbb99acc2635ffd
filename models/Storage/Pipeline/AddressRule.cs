namespace Tlm.Models.Storage;

/// <summary>Refuses what lies outside a memory, streams included.</summary>
internal static class AddressRule
{
    /// <summary>True if every byte is inside; otherwise the payload says why not.</summary>
    public static bool Admits(Payload payload, AddressRange range)
    {
        (Int128 first, Int128 last) = Extent(payload);
        Int128 end = (Int128)range.Base + range.Size;
        if (first >= range.Base && last < end)
            return true;
        payload.Fail(ResponseStatus.AddressError, $"addresses {first} to {last} are asked for, but '{range.Target}' holds {range.Base} to {end - 1}");
        return false;
    }

    /// <summary>First and last address that a transaction touches.</summary>
    public static (Int128 First, Int128 Last) Extent(Payload payload)
    {
        Int128 address = payload.Address;
        if (!payload.IsStream)
            return (address, address + payload.Length - 1);
        (long low, long high) = payload.StreamShape.Extent();
        return (address + low, address + high);
    }
}
