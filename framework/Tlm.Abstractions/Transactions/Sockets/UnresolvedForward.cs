namespace Tlm;

// Stands in until elaboration has ended: a call before says so.
internal sealed class UnresolvedForward(InitiatorSocket socket) : IForwardTransport
{
    public void BTransport(Payload payload, ref SimTime delay) => Resolve().BTransport(payload, ref delay);

    public SimTask<SimTime> BTransportAsync(Payload payload, SimTime delay) => Resolve().BTransportAsync(payload, delay);

    public SyncStatus NbTransportForward(Payload payload, ref Phase phase, ref SimTime delay) => Resolve().NbTransportForward(payload, ref phase, ref delay);

    public bool GetDirectMemoryPointer(Payload payload, DmiRegion region) => Resolve().GetDirectMemoryPointer(payload, region);

    public long TransportDebug(Payload payload) => Resolve().TransportDebug(payload);

    public IForwardTransport Resolve()
    {
        socket.Complete();
        return socket.Forward is UnresolvedForward
            ? throw new TransportException(TransportRule.Binding, $"{socket.FullName} is called but not bound")
            : socket.Forward;
    }
}
