namespace Tlm;

/// <summary>Values and rules of byte enable arrays.</summary>
public static class ByteEnables
{
    /// <summary>The byte counts.</summary>
    public const byte Enabled = 0xff;

    /// <summary>The byte is left alone.</summary>
    public const byte Disabled = 0x00;

    /// <summary>Copies the enabled bytes; <paramref name="offset"/> is the place of the first one in the whole payload.</summary>
    /// <param name="source">Bytes to take.</param>
    /// <param name="target">Bytes to change; as long as the source.</param>
    /// <param name="enables">The payload's byte enables; empty for all.</param>
    /// <param name="offset">Index of the first byte within the payload's data.</param>
    public static void Copy(ReadOnlySpan<byte> source, Span<byte> target, ReadOnlySpan<byte> enables, long offset = 0)
    {
        if (enables.IsEmpty)
        {
            source.CopyTo(target);
            return;
        }
        for (int i = 0; i < source.Length; i++)
        {
            if (enables[(int)((offset + i) % enables.Length)] != Disabled)
                target[i] = source[i];
        }
    }

    /// <summary>How many bytes of a payload are enabled.</summary>
    public static long CountEnabled(Payload payload)
    {
        ReadOnlySpan<byte> enables = payload.ByteEnable.Span;
        if (enables.IsEmpty)
            return payload.Length;
        long enabled = 0;
        foreach (byte value in enables)
            enabled += value == Disabled ? 0 : 1;
        return payload.Length / enables.Length * enabled;
    }

    internal static void Validate(Payload payload)
    {
        ReadOnlySpan<byte> enables = payload.ByteEnable.Span;
        if (enables.IsEmpty)
            return;
        if (enables.Length > payload.Length || payload.Length % enables.Length != 0)
            throw new TransportException(
                TransportRule.ByteEnableLength,
                $"{payload}: {enables.Length} byte enables do not fit {payload.Length} bytes of data (a divisor of the length is expected)");
        int wrong = enables.IndexOfAnyExcept(Enabled, Disabled);
        if (wrong >= 0)
            throw new TransportException(TransportRule.ByteEnableValue, $"{payload}: byte enable {wrong} is 0x{enables[wrong]:x2}, expected 0x00 or 0xff");
    }
}
