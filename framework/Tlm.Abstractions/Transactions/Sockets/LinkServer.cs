namespace Tlm;

// Takes requests that come over the channel to a target that has callbacks, and sends the responses back.
internal sealed class LinkServer
{
    private readonly TargetSocket _socket;
    private readonly BlockingWorkers _workers;

    public LinkServer(TargetSocket socket, IForwardTransport target)
    {
        _socket = socket;
        _workers = new BlockingWorkers(socket.Owner, $"{socket.Name}.channel", target, RespondAsync);
        socket.Owner.Server($"{socket.Name}.server", RunAsync);
    }

    private async SimTask RunAsync()
    {
        while (true)
            _workers.Start(await _socket.ReceiveAsync(), SimTime.Zero);
    }

    private async SimTask RespondAsync(Payload payload) => await _socket.RespondAsync(payload);
}
