namespace Tlm;

// Steps as blocking calls, each in a process of its own.
internal sealed class CallStepPort : IStepPort
{
    private readonly Dictionary<Payload, IResponseSink> _sinks = [];
    private readonly BlockingWorkers _workers;

    public CallStepPort(InitiatorSocket socket) =>
        _workers = new BlockingWorkers(socket.Owner, $"{socket.Name}.step", socket.Forward, RespondAsync);

    public SimTask SendAsync(Payload step, IResponseSink sink)
    {
        _sinks.Add(step, sink);
        _workers.Start(step, SimTime.Zero);
        return SimTask.CompletedTask;
    }

    private SimTask RespondAsync(Payload step)
    {
        if (_sinks.Remove(step, out IResponseSink? sink))
            sink.Respond(step);
        return SimTask.CompletedTask;
    }
}
