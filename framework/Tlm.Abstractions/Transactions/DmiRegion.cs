namespace Tlm;

/// <summary>
/// What a target grants for direct access (<c>tlm_dmi</c>): a range of addresses, the bytes behind it, latencies and access kinds. On a refusal
/// the range and access say for what it was refused. Every use through <see cref="Read"/>, <see cref="Write"/> and <see cref="Slice"/> is checked;
/// <see cref="Memory"/> itself is not.
/// </summary>
public sealed class DmiRegion
{
    /// <summary>First address of the range, as the holder sees it.</summary>
    public ulong Start { get; set; }

    /// <summary>Last address of the range (inclusive).</summary>
    public ulong End { get; set; } = ulong.MaxValue;

    /// <summary>The bytes; the first one is at <see cref="Start"/>.</summary>
    public Memory<byte> Memory { get; set; }

    /// <summary>Time that the holder accounts for one read.</summary>
    public SimTime ReadLatency { get; set; }

    /// <summary>Time that the holder accounts for one write.</summary>
    public SimTime WriteLatency { get; set; }

    /// <summary>What it may be used for.</summary>
    public DmiAccess Access { get; set; }

    /// <summary>False once the target has taken it back.</summary>
    public bool IsValid { get; private set; } = true;

    /// <summary>Back to "nothing granted, nothing refused".</summary>
    public void Reset()
    {
        Start = 0;
        End = ulong.MaxValue;
        Memory = default;
        ReadLatency = WriteLatency = SimTime.Zero;
        Access = DmiAccess.None;
        IsValid = true;
    }

    /// <summary>True when all of the bytes may be accessed in that way now.</summary>
    public bool Covers(ulong address, long length, DmiAccess access) =>
        IsValid && (Access & access) == access && length > 0 && address >= Start && address <= End && (ulong)(length - 1) <= End - address;

    /// <summary>Takes the pointer back where the ranges meet.</summary>
    /// <returns>True when it has become invalid.</returns>
    public bool Invalidate(ulong start, ulong end)
    {
        if (!IsValid || start > End || end < Start)
            return false;
        IsValid = false;
        return true;
    }

    /// <summary>The bytes at an address.</summary>
    /// <exception cref="TransportException">Invalidated, out of range, or not granted for this access.</exception>
    public Span<byte> Slice(ulong address, int length, DmiAccess access)
    {
        if (!IsValid)
            throw new TransportException(TransportRule.DmiInvalidated, $"direct memory pointer to 0x{Start:x}-0x{End:x} was used after its invalidation (address 0x{address:x})");
        if (!Covers(address, length, access))
            throw new TransportException(TransportRule.DmiUse, $"direct memory pointer to 0x{Start:x}-0x{End:x} grants {Access}, but {access} of {length} bytes at 0x{address:x} was tried");
        return Memory.Span.Slice((int)(address - Start), length);
    }

    /// <summary>Reads bytes.</summary>
    /// <exception cref="TransportException">See <see cref="Slice"/>.</exception>
    public void Read(ulong address, Span<byte> into) => Slice(address, into.Length, DmiAccess.Read).CopyTo(into);

    /// <summary>Writes bytes.</summary>
    /// <exception cref="TransportException">See <see cref="Slice"/>.</exception>
    public void Write(ulong address, ReadOnlySpan<byte> from) => from.CopyTo(Slice(address, from.Length, DmiAccess.Write));
}
