namespace Tlm;

/// <summary>What a target may call on an initiator (<c>tlm_bw_transport_if</c>).</summary>
public interface IBackwardTransport
{
    /// <summary>Non-blocking transport, backward path.</summary>
    SyncStatus NbTransportBackward(Payload payload, ref Phase phase, ref SimTime delay);

    /// <summary>Takes direct memory pointers back that meet the range (both ends inclusive).</summary>
    void InvalidateDirectMemoryPointer(ulong start, ulong end);
}
