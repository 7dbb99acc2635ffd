namespace Tlm.Models.Traffic;

/// <summary>Chooses address and command of each request.</summary>
internal sealed class AddressSequence(TrafficOptions options, SimRandom random)
{
    private readonly long _places = options.Range.Bytes / options.Size.Bytes;
    private long _next;

    /// <summary>Bytes from the first address on that may be asked for.</summary>
    public ulong Bytes => (ulong)((options.Pattern == TrafficPattern.Linear ? Math.Min(options.Count, _places) : _places) * options.Size.Bytes);

    /// <summary>Makes a payload the next request.</summary>
    public Payload Next(Payload payload)
    {
        var place = options.Pattern == TrafficPattern.Random ? random.Next(_places) : _next++ % _places;
        var address = checked(options.Base + (ulong)(place * options.Size.Bytes));
        if (options.CopiesTo is { } destination)
            return CopyExtension.Attach(payload, address, checked(destination + address - options.Base), options.Size.Bytes);
        var writes = options.Writes > 0 && random.Next(100) < options.Writes;
        return writes ? payload.SetWrite(address, options.Size.Bytes) : payload.SetRead(address, options.Size.Bytes);
    }
}
