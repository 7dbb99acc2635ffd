namespace Tlm;

// Non-blocking calls over a link: END_REQ when the link has taken the request, BEGIN_RESP when the response has come.
internal sealed class NonBlockingOverLink : IResponseSink
{
    private readonly InitiatorSocket _socket;
    private readonly Func<Payload, IResponseSink, SimTask> _send;
    private readonly PayloadEventQueue _requests;
    private readonly Queue<Payload> _answered = new();
    private readonly SimEvent _answer;
    private readonly ResponsePath _responses;

    public NonBlockingOverLink(InitiatorSocket socket, Func<Payload, IResponseSink, SimTask> send)
    {
        _socket = socket;
        _send = send;
        _requests = new PayloadEventQueue(socket.Owner, $"{socket.Name}.requests");
        _answer = new SimEvent(socket.Owner, $"{socket.Name}.answer");
        _responses = new ResponsePath(socket.Owner, $"{socket.Name}.end_response", () => socket.Backward);
        socket.Owner.Server($"{socket.Name}.sender", SendAllAsync);
        socket.Owner.Server($"{socket.Name}.answers", RespondAllAsync);
    }

    public SyncStatus Forward(Payload payload, ref Phase phase, ref SimTime delay)
    {
        switch (phase)
        {
            case Phase.BeginRequest:
                payload.Acquire();
                _requests.Notify(payload, delay);
                return SyncStatus.Accepted;
            case Phase.EndResponse:
                return _responses.End(payload, delay);
            default:
                return phase.IsExtended()
                    ? SyncStatus.Accepted
                    : throw new TransportException(TransportRule.PhaseDirection, $"{phase.Name()} of {payload} left {_socket.FullName} on the forward path");
        }
    }

    public void Respond(Payload payload)
    {
        _answered.Enqueue(payload);
        _answer.Notify();
    }

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
                await _responses.RespondAsync(payload);
            await _answer;
        }
    }
}
