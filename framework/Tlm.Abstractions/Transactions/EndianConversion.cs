namespace Tlm;

/// <summary>
/// Lets an initiator of the other endianness than its host use the host's byte lanes (TLM-2.0's arithmetic mode: inside a data word the array is
/// always in host order; between words, lanes count from the other end of the bus). Call <see cref="ToHost"/> before sending and
/// <see cref="FromHost"/> after the response. Works for any alignment, streaming width and byte enables; word and bus widths are powers of two.
/// </summary>
public static class EndianConversion
{
    /// <summary>Byte order of this machine.</summary>
    public static Endianness HostEndianness => BitConverter.IsLittleEndian ? Endianness.Little : Endianness.Big;

    /// <summary>Rewrites address, data and byte enables of a request for the host's byte order.</summary>
    /// <param name="payload">A request with data; its length a multiple of the streaming width, and that of the word.</param>
    /// <param name="wordBytes">Bytes of a data word.</param>
    /// <param name="busBytes">Bytes of the bus.</param>
    public static void ToHost(Payload payload, int wordBytes, int busBytes)
    {
        payload.Validate();
        RequirePowerOfTwo(wordBytes, nameof(wordBytes));
        RequirePowerOfTwo(busBytes, nameof(busBytes));
        EndianContext context = payload.GetExtension<EndianContext>() ?? new EndianContext();
        context.Take(payload, wordBytes, busBytes);
        payload.SetAutoExtension(context);
        if (payload.IsWrite)
            context.CopyIn();
        context.Rewrite(payload);
    }

    /// <summary>Brings read data back into the initiator's array and restores the request's attributes.</summary>
    /// <exception cref="TransportException">The payload was not converted.</exception>
    public static void FromHost(Payload payload)
    {
        EndianContext context = payload.ClearExtension<EndianContext>()
            ?? throw new TransportException(TransportRule.ResponseWithoutRequest, $"{payload} was not converted to host endianness before");
        if (payload.IsRead)
            context.CopyOut();
        context.Restore(payload);
    }

    private static void RequirePowerOfTwo(int value, string name)
    {
        if (!int.IsPow2(value))
            throw new ArgumentOutOfRangeException(name, value, "a power of two is expected");
    }
}
