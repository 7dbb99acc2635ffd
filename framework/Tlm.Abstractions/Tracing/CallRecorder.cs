namespace Tlm;

// Follows the transactions that an initiator makes by calls that reach the target directly.
internal sealed class CallRecorder(ITransactionSink sink) : ITransportObserver
{
    private readonly Dictionary<Payload, (SimTime Sent, SimTime Marked)> _begun = [];

    public void BlockingBegins(InitiatorSocket socket, Payload payload, SimTime delay) => Begin(socket, payload, delay);

    public void BlockingEnds(InitiatorSocket socket, Payload payload, SimTime delay) => End(socket, payload, delay);

    public void NonBlockingBegins(InitiatorSocket socket, bool forward, Payload payload, Phase phase, SimTime delay)
    {
        if (forward && phase == Phase.BeginRequest)
            Begin(socket, payload, delay);
        else if (!forward && phase == Phase.BeginResponse)
            End(socket, payload, delay);
    }

    public void NonBlockingEnds(InitiatorSocket socket, bool forward, Payload payload, SyncStatus status, Phase phase, SimTime delay)
    {
        if (status == SyncStatus.Completed || (forward && status == SyncStatus.Updated && phase == Phase.BeginResponse))
            End(socket, payload, delay);
    }

    public void RequestSent(InitiatorSocket socket, Payload payload)
    {
        // what goes over channels is seen there
    }

    private void Begin(InitiatorSocket socket, Payload payload, SimTime delay) => _begun[payload] = (socket.Owner.Now + delay, payload.Stages.Total);

    private void End(InitiatorSocket socket, Payload payload, SimTime delay)
    {
        if (!_begun.Remove(payload, out (SimTime Sent, SimTime Marked) begun))
            return;
        SimTime time = socket.Owner.Now + delay;
        payload.CheckStages(socket.Peer!.FullName, begun.Marked, time - begun.Sent, maybeLess: true);
        sink.Add(payload, new TransactionTimes(begun.Sent, begun.Sent, time, time, false, payload.Hops));
    }
}
