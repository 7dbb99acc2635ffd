namespace Tlm;

// Tells observers about every call.
internal sealed class ObservedForward(InitiatorSocket socket, IForwardTransport inner, ITransportObserver[] observers) : IForwardTransport
{
    public void BTransport(Payload payload, ref SimTime delay)
    {
        foreach (ITransportObserver observer in observers)
            observer.BlockingBegins(socket, payload, delay);
        inner.BTransport(payload, ref delay);
        foreach (ITransportObserver observer in observers)
            observer.BlockingEnds(socket, payload, delay);
    }

    public async SimTask<SimTime> BTransportAsync(Payload payload, SimTime delay)
    {
        foreach (ITransportObserver observer in observers)
            observer.BlockingBegins(socket, payload, delay);
        SimTime returned = await inner.BTransportAsync(payload, delay);
        foreach (ITransportObserver observer in observers)
            observer.BlockingEnds(socket, payload, returned);
        return returned;
    }

    public SyncStatus NbTransportForward(Payload payload, ref Phase phase, ref SimTime delay)
    {
        foreach (ITransportObserver observer in observers)
            observer.NonBlockingBegins(socket, true, payload, phase, delay);
        SyncStatus status = inner.NbTransportForward(payload, ref phase, ref delay);
        foreach (ITransportObserver observer in observers)
            observer.NonBlockingEnds(socket, true, payload, status, phase, delay);
        return status;
    }

    public bool GetDirectMemoryPointer(Payload payload, DmiRegion region) => inner.GetDirectMemoryPointer(payload, region);

    public long TransportDebug(Payload payload) => inner.TransportDebug(payload);
}
