namespace Tlm;

// Takes every response of a link to whoever waits for it; those that nobody claimed go to the initiator's own ReceiveResponseAsync.
internal sealed class ResponsePump
{
    private readonly InitiatorSocket _socket;
    private readonly Dictionary<Payload, IResponseSink> _waiting = [];

    public ResponsePump(InitiatorSocket socket)
    {
        _socket = socket;
        Scheduler scheduler = socket.Owner.Scheduler;
        Unclaimed = new TimedChannel<Payload>($"{socket.FullName}.unclaimed", scheduler, scheduler, LinkTiming.Immediate) { From = socket.Peer, To = socket, IsAnswer = true };
        Link = socket.ResponseChannel;
        if (!Link.Receiving.Readers.IsEmpty)
            throw new TransportException(TransportRule.NotOffered, $"{socket.FullName} is waiting in ReceiveResponseAsync and cannot be used for blocking or non-blocking calls at the same time");
        socket.Owner.Server($"{socket.Name}.responses", RunAsync);
    }

    public TimedChannel<Payload> Unclaimed { get; }

    private TimedChannel<Payload> Link { get; }

    public void Expect(Payload payload, IResponseSink sink) => _waiting.Add(payload, sink);

    private async SimTask RunAsync()
    {
        while (true)
        {
            Payload payload = await new ReceiveAwaitable<Payload>(Link.Receiving);
            if (_waiting.Remove(payload, out IResponseSink? sink))
                sink.Respond(payload);
            else
                Unclaimed.Sending.TrySend(payload);
        }
    }
}
