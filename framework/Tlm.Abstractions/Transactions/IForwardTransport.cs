namespace Tlm;

/// <summary>What an initiator may call on a target (<c>tlm_fw_transport_if</c>).</summary>
public interface IForwardTransport
{
    /// <summary>Blocking transport for callers that cannot wait: serves the transaction and adds its time to <paramref name="delay"/>.</summary>
    void BTransport(Payload payload, ref SimTime delay);

    /// <summary>Blocking transport that may wait in simulated time.</summary>
    /// <returns>The delay, from the return on, at which the transaction is over.</returns>
    SimTask<SimTime> BTransportAsync(Payload payload, SimTime delay);

    /// <summary>Non-blocking transport, forward path.</summary>
    SyncStatus NbTransportForward(Payload payload, ref Phase phase, ref SimTime delay);

    /// <summary>Asks for direct access to the memory behind the payload's address.</summary>
    /// <returns>True when granted; <paramref name="region"/> describes the grant or the refusal.</returns>
    bool GetDirectMemoryPointer(Payload payload, DmiRegion region);

    /// <summary>Reads or writes without time and side effects.</summary>
    /// <returns>Bytes moved; 0 when not supported.</returns>
    long TransportDebug(Payload payload);
}
