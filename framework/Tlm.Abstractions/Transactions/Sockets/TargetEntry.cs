namespace Tlm;

// What an initiator calls on a target that registered callbacks: its callback where it has the one, else an adapter to the one that it has.
internal sealed class TargetEntry(TargetSocket socket) : IForwardTransport
{
    public BTransportCallback? Blocking;
    public BTransportAsyncCallback? BlockingAsync;
    public NbTransportCallback? NonBlocking;
    public DirectMemoryCallback? DirectMemory;
    public DebugTransportCallback? Debug;
    public IForwardTransport? Bound;
    private BlockingOverNonBlocking? _blockingOver;
    private NonBlockingOverBlocking? _nonBlockingOver;
    private LinkServer? _server;

    public bool HasCallbacks => Bound is not null || Blocking is not null || BlockingAsync is not null || NonBlocking is not null;

    /// <summary>The shortest way to the target: the object itself where it offers everything.</summary>
    public IForwardTransport Direct => Bound ?? this;

    private bool Blocks => Blocking is not null || BlockingAsync is not null;

    public void BTransport(Payload payload, ref SimTime delay)
    {
        if (Blocking is { } callback)
            callback(payload, ref delay);
        else
            CallWithoutWait(payload, ref delay);
    }

    public SimTask<SimTime> BTransportAsync(Payload payload, SimTime delay)
    {
        if (BlockingAsync is { } callback)
            return callback(payload, delay);
        if (Blocking is null)
            return CallNonBlocking(payload, delay);
        Blocking(payload, ref delay);
        return SimTask.FromResult(delay);
    }

    public SyncStatus NbTransportForward(Payload payload, ref Phase phase, ref SimTime delay)
    {
        if (NonBlocking is { } callback)
            return callback(payload, ref phase, ref delay);
        if (!Blocks)
            throw NotOffered("non-blocking", payload);
        RequireAdapting("non-blocking", payload);
        return (_nonBlockingOver ??= new NonBlockingOverBlocking(socket, this)).Forward(payload, ref phase, ref delay);
    }

    public bool GetDirectMemoryPointer(Payload payload, DmiRegion region)
    {
        if (DirectMemory is { } callback)
            return callback(payload, region);
        region.Reset();
        region.Access = DmiAccess.ReadWrite;
        return false;
    }

    public long TransportDebug(Payload payload) => Debug?.Invoke(payload) ?? 0;

    /// <summary>Takes requests that come over the channel to the callbacks.</summary>
    public void ServeLink() => _server ??= new LinkServer(socket, Direct);

    /// <summary>Takes a backward call that answers an adapter of this socket.</summary>
    public bool TryTakeBackward(Payload payload, ref Phase phase, ref SimTime delay, out SyncStatus status)
    {
        status = default;
        return _blockingOver is not null && _blockingOver.TryTakeBackward(payload, ref phase, ref delay, out status);
    }

    private void CallWithoutWait(Payload payload, ref SimTime delay)
    {
        if (BlockingAsync is null && NonBlocking is null)
            throw NotOffered("blocking", payload);
        SimTask<SimTime> call = BTransportAsync(payload, delay);
        if (!call.IsCompleted)
            throw CannotWait(payload);
        delay = call.GetAwaiter().GetResult();
    }

    private SimTask<SimTime> CallNonBlocking(Payload payload, SimTime delay)
    {
        if (NonBlocking is null)
            throw NotOffered("blocking", payload);
        RequireAdapting("blocking", payload);
        return (_blockingOver ??= new BlockingOverNonBlocking(socket, NonBlocking)).CallAsync(payload, delay);
    }

    private void RequireAdapting(string way, Payload payload)
    {
        if (!socket.Adapts)
            throw NotOffered(way, payload);
    }

    private TransportException CannotWait(Payload payload) =>
        new(TransportRule.CannotWait, $"{socket.FullName} waits while it serves {payload}, but BTransport cannot wait: call BTransportAsync");

    private TransportException NotOffered(string way, Payload payload) =>
        new(TransportRule.NotOffered, $"{socket.FullName} offers no {way} transport (asked for {payload})");
}
