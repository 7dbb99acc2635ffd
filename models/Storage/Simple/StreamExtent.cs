namespace Tlm.Models.Storage;

/// <summary>Bytes from a transaction's first address to its last one.</summary>
internal static class StreamExtent
{
    public static long Of(Payload payload)
    {
        if (payload.Stream is not { } stream)
            return payload.Length;
        long last = checked(((stream.Count - 1) * stream.Stride) + ((stream.OuterCount - 1) * stream.OuterStride));
        return Math.Max(payload.Length, checked(last + Math.Min(stream.BytesPerStep, payload.Length)));
    }
}
