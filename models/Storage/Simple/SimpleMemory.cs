namespace Tlm.Models.Storage;

/// <summary>A memory as a pipelined server: accesses in order, a fixed latency, one data bus of a given rate, so many accesses under way.</summary>
[Component("memory", Description = "Memory by latency, bandwidth, outstanding accesses and energy a bit")]
public sealed class SimpleMemory : Component, IAddressSpace
{
    private readonly MemoryOptions _options;
    private readonly MemoryMeters _meters;
    private readonly Queue<Access> _underWay = new();
    private readonly SimEvent _accepted;
    private readonly SimEvent _finished;
    private PipelinedBus _bus = null!;

    /// <summary>Creates the memory.</summary>
    public SimpleMemory(ComponentContext context, MemoryOptions options)
        : base(context)
    {
        _options = options;
        Port = new TargetSocket(this, "port") { KnowsStreams = true };
        _meters = new MemoryMeters(this, options);
        _accepted = new SimEvent(this, "accepted");
        _finished = new SimEvent(this, "finished");
        Thread("accept", AcceptAsync, daemon: true);
        Thread("respond", RespondAsync, daemon: true);
    }

    /// <summary>Where requests arrive.</summary>
    public TargetSocket Port { get; }

    /// <inheritdoc/>
    public ulong FirstAddress => (ulong)_options.Base;

    /// <inheritdoc/>
    public long Size => _options.Capacity.Bytes;

    /// <inheritdoc/>
    protected override void EndOfElaboration()
    {
        _bus = new PipelinedBus(_options, Port.Timing ?? LinkTiming.Immediate);
    }

    private async SimTask AcceptAsync()
    {
        while (true)
        {
            Payload payload = await Port.ReceiveAsync();
            Access access = Begin(payload);
            _underWay.Enqueue(access);
            _meters.Begin(payload, access, Now);
            _accepted.Notify();
            while (_underWay.Count >= _options.Outstanding)
                await _finished;
        }
    }

    private Access Begin(Payload payload)
    {
        if (AddressRule.Admits(payload, _options, FullName))
            return _bus.Schedule(payload, Now);
        return Access.Refused(payload, Now + _options.Latency);
    }

    private async SimTask RespondAsync()
    {
        while (true)
        {
            while (_underWay.Count == 0)
                await _accepted;
            Access access = _underWay.Peek();
            if (access.ResponseTime > Now)
                await WaitUntil(access.ResponseTime);
            await Port.RespondAsync(access.Payload);
            if (access.LastData > Now)
                await WaitUntil(access.LastData);
            _underWay.Dequeue();
            _meters.End();
            _finished.Notify();
        }
    }
}
