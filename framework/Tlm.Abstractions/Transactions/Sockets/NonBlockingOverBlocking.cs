namespace Tlm;

// Non-blocking calls to a target that only offers blocking transport: each transaction is served by a process of its own.
internal sealed class NonBlockingOverBlocking
{
    private readonly TargetSocket _socket;
    private readonly BlockingWorkers _workers;
    private readonly ResponsePath _responses;

    public NonBlockingOverBlocking(TargetSocket socket, IForwardTransport target)
    {
        _socket = socket;
        _responses = new ResponsePath(socket.Owner, $"{socket.Name}.end_response", () => socket.Initiator.Backward);
        _workers = new BlockingWorkers(socket.Owner, $"{socket.Name}.blocking", target, _responses.RespondAsync);
    }

    public SyncStatus Forward(Payload payload, ref Phase phase, ref SimTime delay)
    {
        switch (phase)
        {
            case Phase.BeginRequest:
                payload.Acquire();
                _workers.Start(payload, delay);
                return SyncStatus.Accepted;
            case Phase.EndResponse:
                return _responses.End(payload, delay);
            default:
                return phase.IsExtended()
                    ? SyncStatus.Accepted
                    : throw new TransportException(TransportRule.PhaseDirection, $"{phase.Name()} of {payload} came to {_socket.FullName} on the forward path");
        }
    }
}
