namespace Tlm.Transactions.Tests.Support;

/// <summary>An approximately timed initiator that ends each response at once.</summary>
internal sealed class PhasedInitiator
{
    private readonly Part _part;
    private readonly InitiatorSocket _socket;
    private readonly SimEvent _done;

    public PhasedInitiator(Part part, InitiatorSocket socket)
    {
        (_part, _socket, _done) = (part, socket, part.Event("done"));
        socket.RegisterNbTransportBackward(Backward);
    }

    public async SimTask TransportAsync(Payload payload)
    {
        Phase phase = Phase.BeginRequest;
        SimTime delay = SimTime.Zero;
        SyncStatus status = _socket.NbTransportForward(payload, ref phase, ref delay);
        if (status != SyncStatus.Completed)
            await _done;
        else if (delay != SimTime.Zero)
            await _part.Wait(delay);
    }

    private SyncStatus Backward(Payload payload, ref Phase phase, ref SimTime delay)
    {
        if (phase != Phase.BeginResponse)
            return SyncStatus.Accepted;
        _done.Notify(delay);
        return SyncStatus.Completed;
    }
}
