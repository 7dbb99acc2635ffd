namespace Tlm.Models.Storage;

/// <summary>A memory as a pipelined server: accesses in order, a fixed latency, one data bus of a given rate, so many accesses under way.</summary>
[Component("memory", Description = "Memory by latency, bandwidth, outstanding accesses and energy a bit")]
public sealed class SimpleMemory : PipelinedTarget, IPerformanceLimits
{
    private readonly MemoryOptions _options;
    private readonly AccessEnergy _energy;
    private PipelinedBus _bus = null!;

    /// <summary>Creates the memory.</summary>
    public SimpleMemory(ComponentContext context, MemoryOptions options)
        : base(context, new AddressRange((ulong)options.Base, (ulong)options.Capacity.Bytes, context.FullName), options.Outstanding)
    {
        _options = options;
        _energy = new AccessEnergy(this, options.ReadEnergy, options.WriteEnergy);
        Energy.StaticPower("static", options.StaticPower, "power drawn all the time");
    }

    /// <inheritdoc/>
    public IEnumerable<PerformanceLimit> Limits => [new("peak_bandwidth", _options.Bandwidth.BitsPerSecond / 8.0, Unit.BytesPerSecond, "rate of the data bus")];

    /// <inheritdoc/>
    protected override void EndOfElaboration()
    {
        _bus = new PipelinedBus(_options, Port.Timing ?? LinkTiming.Immediate);
    }

    private protected override Access Schedule(Payload payload)
    {
        _energy.Charge(payload);
        return _bus.Schedule(payload, Now);
    }
}
