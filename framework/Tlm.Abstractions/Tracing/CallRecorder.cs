namespace Tlm;

// Follows the transactions that an initiator makes by calls that reach the target directly.
internal sealed class CallRecorder(ITransactionSink sink) : ITransportObserver
{
    private readonly Dictionary<Payload, SimTime> _begun = [];

    public void BlockingBegins(InitiatorSocket socket, Payload payload, SimTime delay) => _begun[payload] = socket.Owner.Now + delay;

    public void BlockingEnds(InitiatorSocket socket, Payload payload, SimTime delay) => End(payload, socket.Owner.Now + delay);

    public void NonBlockingBegins(InitiatorSocket socket, bool forward, Payload payload, Phase phase, SimTime delay)
    {
        if (forward && phase == Phase.BeginRequest)
            _begun[payload] = socket.Owner.Now + delay;
        else if (!forward && phase == Phase.BeginResponse)
            End(payload, socket.Owner.Now + delay);
    }

    public void NonBlockingEnds(InitiatorSocket socket, bool forward, Payload payload, SyncStatus status, Phase phase, SimTime delay)
    {
        if (status == SyncStatus.Completed || (forward && status == SyncStatus.Updated && phase == Phase.BeginResponse))
            End(payload, socket.Owner.Now + delay);
    }

    public void RequestSent(InitiatorSocket socket, Payload payload)
    {
        // what goes over channels is seen there
    }

    private void End(Payload payload, SimTime time)
    {
        if (_begun.Remove(payload, out SimTime sent))
            sink.Add(payload, new TransactionTimes(sent, sent, time, time, false, payload.Hops));
    }
}
