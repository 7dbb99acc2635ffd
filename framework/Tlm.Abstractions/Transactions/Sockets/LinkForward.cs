namespace Tlm;

// Calls over a link that takes time, or to a target that takes requests from its channel: request and reply.
internal sealed class LinkForward(InitiatorSocket socket, TargetSocket target) : IForwardTransport
{
    private readonly Stack<Call> _idle = new();
    private NonBlockingOverLink? _nonBlocking;

    public void BTransport(Payload payload, ref SimTime delay) => throw new TransportException(
        TransportRule.CannotWait,
        $"{socket.FullName} reaches {target.FullName} by request and reply, which takes time, but BTransport cannot wait: call BTransportAsync");

    public async SimTask<SimTime> BTransportAsync(Payload payload, SimTime delay)
    {
        if (delay != SimTime.Zero)
            await socket.Owner.DelayFor(delay);
        if (!_idle.TryPop(out Call? call))
            call = new Call(socket);
        call.IsDone = false;
        socket.Pump.Expect(payload, call);
        await SendAsync(payload);
        while (!call.IsDone)
            await call.Done;
        _idle.Push(call);
        return SimTime.Zero;
    }

    public SyncStatus NbTransportForward(Payload payload, ref Phase phase, ref SimTime delay) =>
        (_nonBlocking ??= new NonBlockingOverLink(socket, SendForResponseAsync)).Forward(payload, ref phase, ref delay);

    public bool GetDirectMemoryPointer(Payload payload, DmiRegion region)
    {
        region.Reset();
        region.Access = DmiAccess.ReadWrite;
        return false;
    }

    public long TransportDebug(Payload payload)
    {
        if (!ReferenceEquals(target.Owner.Scheduler, socket.Owner.Scheduler) && Scheduler.Active is not null)
            throw new TransportException(TransportRule.DebugTransport, $"{socket.FullName} reaches {target.FullName} in another partition: debug transport works there only while the simulation is paused");
        return target.Entry.TransportDebug(payload);
    }

    private SendAwaitable<Payload> SendAsync(Payload payload)
    {
        TimedChannel<Payload> link = socket.RequestChannel;
        payload.RequestTime = socket.Owner.Now;
        payload.Enter(link);
        return new(link.Sending, payload);
    }

    private async SimTask SendForResponseAsync(Payload payload, IResponseSink sink)
    {
        socket.Pump.Expect(payload, sink);
        await SendAsync(payload);
    }

    private sealed class Call(InitiatorSocket socket) : IResponseSink
    {
        public SimEvent Done { get; } = new(socket.Owner, $"{socket.Name}.done");

        public bool IsDone { get; set; }

        public void Respond(Payload payload)
        {
            IsDone = true;
            Done.Notify();
        }
    }
}
