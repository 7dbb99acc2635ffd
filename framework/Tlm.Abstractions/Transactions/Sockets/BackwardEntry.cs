namespace Tlm;

// The backward path of an initiator socket: observers, then the initiator's callbacks.
internal sealed class BackwardEntry(InitiatorSocket socket) : IBackwardTransport
{
    public NbTransportCallback? NonBlocking { get; set; }

    public InvalidateCallback? Invalidate { get; set; }

    public List<DmiRegion> Granted { get; } = [];

    public ITransportObserver[] Observers { get; set; } = [];

    public SyncStatus NbTransportBackward(Payload payload, ref Phase phase, ref SimTime delay)
    {
        payload.ThrowIfReleased();
        NbTransportCallback callback = NonBlocking ?? throw NotOffered(payload, phase);
        return Observers.Length == 0 ? callback(payload, ref phase, ref delay) : Observed(callback, payload, ref phase, ref delay);
    }

    public void InvalidateDirectMemoryPointer(ulong start, ulong end)
    {
        if (Invalidate is { } callback)
        {
            callback(start, end);
            return;
        }
        foreach (DmiRegion region in Granted)
            region.Invalidate(start, end);
        Granted.RemoveAll(static region => !region.IsValid);
    }

    private TransportException NotOffered(Payload payload, Phase phase) =>
        new(TransportRule.NotOffered, $"{socket.FullName} offers no callback for the backward path; {phase.Name()} of {payload} goes nowhere");

    private SyncStatus Observed(NbTransportCallback callback, Payload payload, ref Phase phase, ref SimTime delay)
    {
        foreach (ITransportObserver observer in Observers)
            observer.NonBlockingBegins(socket, false, payload, phase, delay);
        SyncStatus status = callback(payload, ref phase, ref delay);
        foreach (ITransportObserver observer in Observers)
            observer.NonBlockingEnds(socket, false, payload, status, phase, delay);
        return status;
    }
}
