namespace Tlm;

// Non-blocking calls to a target that only offers blocking transport: each transaction is served by a process of its own.
internal sealed class NonBlockingOverBlocking : NonBlockingAdapter
{
    private readonly BlockingWorkers _workers;

    public NonBlockingOverBlocking(TargetSocket socket, IForwardTransport target)
        : base(socket.FullName, new ResponsePath(socket.Owner, $"{socket.Name}.end_response", () => socket.Initiator.Backward)) =>
        _workers = new BlockingWorkers(socket.Owner, $"{socket.Name}.blocking", target, Responses.RespondAsync);

    protected override void Begin(Payload payload, SimTime delay) => _workers.Start(payload, delay);
}
