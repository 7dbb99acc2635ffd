namespace Tlm.Models.Storage;

/// <summary>When a response enters its link. The link takes it as one item, but its data follows as it becomes ready (cut-through).</summary>
internal static class ResponseLink
{
    /// <summary>So early that the last piece arrives when it would alone, and not before the first piece is ready.</summary>
    /// <param name="payload">The transaction.</param>
    /// <param name="link">The link.</param>
    /// <param name="firstReady">When the first piece is ready.</param>
    /// <param name="lastReady">When the last piece is ready.</param>
    /// <param name="pieceBytes">Bytes of a piece.</param>
    public static SimTime Entry(Payload payload, LinkTiming link, SimTime firstReady, SimTime lastReady, long pieceBytes)
    {
        if (!payload.IsRead || link.Bandwidth is not { } bandwidth)
            return lastReady;
        long ahead = bandwidth.TransferFemtoseconds(payload.Length) - bandwidth.TransferFemtoseconds(Math.Min(pieceBytes, payload.Length));
        return SimTime.Max(firstReady, lastReady - SimTime.FromFemtoseconds(ahead));
    }
}
