namespace Tlm;

// Non-blocking calls over a link: END_REQ when the link has taken the request, BEGIN_RESP when the response has come.
internal sealed class NonBlockingOverLink : NonBlockingAdapter, IResponseSink
{
    private readonly InitiatorSocket _socket;
    private readonly Func<Payload, IResponseSink, SimTask> _send;
    private readonly PayloadEventQueue _requests;
    private readonly Queue<Payload> _answered = new();
    private readonly SimEvent _answer;

    public NonBlockingOverLink(InitiatorSocket socket, Func<Payload, IResponseSink, SimTask> send)
        : base(socket.FullName, new ResponsePath(socket.Owner, $"{socket.Name}.end_response", () => socket.Backward))
    {
        _socket = socket;
        _send = send;
        _requests = new PayloadEventQueue(socket.Owner, $"{socket.Name}.requests");
        _answer = new SimEvent(socket.Owner, $"{socket.Name}.answer");
        socket.Owner.Server($"{socket.Name}.sender", SendAllAsync);
        socket.Owner.Server($"{socket.Name}.answers", RespondAllAsync);
    }

    public void Respond(Payload payload)
    {
        _answered.Enqueue(payload);
        _answer.Notify();
    }

    protected override void Begin(Payload payload, SimTime delay) => _requests.Notify(payload, delay);

    private async SimTask SendAllAsync()
    {
        while (true)
        {
            while (_requests.GetNext() is { } payload)
            {
                await _send(payload, this);
                Phase phase = Phase.EndRequest;
                SimTime delay = SimTime.Zero;
                _socket.Backward.NbTransportBackward(payload, ref phase, ref delay);
            }
            await _requests.Event;
        }
    }

    private async SimTask RespondAllAsync()
    {
        while (true)
        {
            while (_answered.TryDequeue(out Payload? payload))
                await Responses.RespondAsync(payload);
            await _answer;
        }
    }
}
