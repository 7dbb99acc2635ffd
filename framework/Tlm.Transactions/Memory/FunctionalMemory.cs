namespace Tlm.Transactions;

/// <summary>
/// A memory that keeps its bytes: a port that requests pass one after another at its bandwidth, then a latency in which they overlap.
/// Loosely timed calls add port and latency to their delay without contention.
/// </summary>
[Component("functional-memory", Description = "Memory that keeps its bytes, with a latency and the bandwidth of its port", NoEnergy = "it keeps bytes for software and tests; memories with a data sheet charge theirs")]
public sealed class FunctionalMemory : Component, IStepServer
{
    private readonly FunctionalMemoryOptions _options;
    private readonly long[] _ready = new long[1];
    private readonly Counter _reads;
    private readonly Counter _writes;
    private readonly Counter _bytes;

    /// <summary>A memory.</summary>
    public FunctionalMemory(ComponentContext context, FunctionalMemoryOptions options)
        : base(context)
    {
        _options = options;
        Store = new MemoryStore(options.Size.Bytes);
        Port = new TargetSocket(this, "port");
        Port.RegisterBTransport(BTransport);
        Port.RegisterBTransportAsync(BTransportAsync);
        Port.RegisterTransportDebug(TransportDebug);
        Port.RegisterGetDirectMemoryPointer(GetDirectMemoryPointer);
        _reads = Statistics.Counter("reads", Unit.Count, "reads, each step of a stream counting as one");
        _writes = Statistics.Counter("writes", Unit.Count, "writes, each step of a stream counting as one");
        _bytes = Statistics.Counter("bytes", Unit.Bytes, "bytes read and written");
    }

    /// <summary>Where requests come in.</summary>
    public TargetSocket Port { get; }

    /// <summary>The bytes.</summary>
    public MemoryStore Store { get; }

    int IStepServer.ReadyTimes => 1;

    bool IStepServer.IsUniform => true;

    /// <summary>Takes direct memory pointers back.</summary>
    public void InvalidateDirectMemory() => Port.InvalidateDirectMemoryPointer(0, (ulong)Store.Size - 1);

    long IStepServer.Serve(PayloadCommand command, ulong address, long bytes, long arrival, Span<long> ready) => Serve(command, bytes, arrival, ready);

    bool IStepServer.Accepts(Payload payload, ulong origin)
    {
        ulong address = payload.Address;
        payload.Address = origin;
        _ = MemoryAccess.Check(Store, payload, FullName);
        payload.Address = address;
        return payload.IsOk;
    }

    void IStepServer.Apply(Payload payload, ulong origin, long firstStep, long count)
    {
        ulong address = payload.Address;
        payload.Address = origin;
        MemoryAccess.Move(Store, payload, firstStep, count);
        payload.Address = address;
        Count(payload, count, payload.IsStream ? payload.StreamShape.BytesPerStep : payload.Length);
    }

    private long Serve(PayloadCommand command, long bytes, long arrival, Span<long> ready)
    {
        long start = Math.Max(arrival, ready[0]);
        ready[0] = checked(start + (_options.Bandwidth?.TransferFemtoseconds(bytes) ?? 0));
        return checked(ready[0] + (command == PayloadCommand.Read ? _options.ReadLatency : _options.WriteLatency).Femtoseconds);
    }

    private void BTransport(Payload payload, ref SimTime delay)
    {
        Access(payload);
        Span<long> idle = [0L];
        delay += SimTime.FromFemtoseconds(Serve(payload.Command, payload.Length, 0, idle));
    }

    private async SimTask<SimTime> BTransportAsync(Payload payload, SimTime delay)
    {
        if (delay != SimTime.Zero)
            await Delay(delay);
        long done = Serve(payload.Command, payload.Length, Now.Femtoseconds, _ready);
        Access(payload); // in the order in which requests pass the port, whatever their latencies
        if (done > Now.Femtoseconds)
            await Delay(SimTime.FromFemtoseconds(done - Now.Femtoseconds));
        return SimTime.Zero;
    }

    private void Access(Payload payload)
    {
        if (!MemoryAccess.Check(Store, payload, FullName))
            return;
        MemoryAccess.Move(Store, payload, 0, 1);
        payload.DmiAllowed = _options.DirectMemory;
        Count(payload, 1, payload.Length);
    }

    private long TransportDebug(Payload payload)
    {
        if (!MemoryAccess.Check(Store, payload, FullName))
            return 0;
        MemoryAccess.Move(Store, payload, 0, payload.IsStream ? payload.StreamShape.Steps : 1);
        return payload.Length;
    }

    private bool GetDirectMemoryPointer(Payload payload, DmiRegion region)
    {
        region.Reset();
        region.Access = DmiAccess.ReadWrite;
        if (!_options.DirectMemory || !Store.Contains(payload.Address, 1))
            return false;
        (region.Start, region.Memory) = Store.PageAround(payload.Address);
        region.End = region.Start + (ulong)region.Memory.Length - 1;
        (region.ReadLatency, region.WriteLatency) = (_options.ReadLatency, _options.WriteLatency);
        return true;
    }

    private void Count(Payload payload, long steps, long bytesPerStep)
    {
        (payload.IsRead ? _reads : _writes).Add(steps);
        _bytes.Add(checked(steps * bytesPerStep));
    }
}
