namespace Tlm.Models.Pim.NearMemory;

/// <summary>A copy between ranks as runs of bursts: the near-memory controller moves data inside a channel, so source and destination lie alike over the channels.</summary>
internal static class CopyPlan
{
    /// <summary>The runs of a copy, each with its destination; null if the payload was refused, and then it says why.</summary>
    public static (ModulePart From, ModulePart To)[]? Of(Payload payload, ulong source, AddressRange range, ModuleAddress addresses)
    {
        if (!range.Admits(payload))
            return null;
        Int128 last = (Int128)source + payload.Length - 1;
        if (source < range.Base || last >= (Int128)range.Base + range.Size)
            return Refuse(payload, ResponseStatus.AddressError, $"a copy reads addresses {source} to {last}, but '{range.Target}' holds {range.Base} to {(Int128)range.Base + range.Size - 1}");
        ModulePart[] from = [.. addresses.Parts((long)source, payload.Length)];
        ModulePart[] to = [.. addresses.Parts((long)payload.Address, payload.Length)];
        var runs = from.Zip(to).ToArray();
        bool sameChannels = (Int128.Abs((Int128)source - payload.Address) % addresses.RoundBytes) == 0;
        return sameChannels && from.Length == to.Length && Array.TrueForAll(runs, run => run.First.Bytes == run.Second.Bytes)
            ? runs
            : Refuse(payload, ResponseStatus.GenericError, $"a copy of '{range.Target}' stays inside its channels: source and destination must lie a multiple of {addresses.RoundBytes} bytes apart and end in the same ranks");
    }

    private static (ModulePart, ModulePart)[]? Refuse(Payload payload, ResponseStatus status, string problem)
    {
        payload.Fail(status, problem);
        return null;
    }
}
