namespace Tlm.Models.Storage;

/// <summary>A memory as a pipelined server: accesses in order, a fixed latency, one data bus of a given rate, so many accesses under way.</summary>
[Component("memory", Description = "Memory by latency, bandwidth, outstanding accesses and energy a bit")]
public sealed class SimpleMemory : PipelinedTarget, IPerformanceLimits
{
    private readonly MemoryOptions _options;
    private readonly AccessEnergy _energy;
    private SimTime _free;
    private long _bytes = -1; // steps mostly have the size of the one before
    private SimTime _onBus;

    /// <summary>Creates the memory.</summary>
    public SimpleMemory(ComponentContext context, MemoryOptions options)
        : base(context, new AddressRange((ulong)options.Base, (ulong)options.Capacity.Bytes, context.FullName), options.Outstanding, streamLinks: StreamLinks.Serialising)
    {
        _options = options;
        _energy = new AccessEnergy(this, options.ReadEnergy, options.WriteEnergy);
        Energy.StaticPower("static", options.StaticPower, "power drawn all the time");
    }

    /// <inheritdoc/>
    public IEnumerable<PerformanceLimit> Limits => [new("peak_bandwidth", _options.Bandwidth.BitsPerSecond / 8.0, Unit.BytesPerSecond, "rate of the data bus")];

    internal override (SimTime Latency, SimTime Bus) TimesOf(Payload payload, long bytes) =>
        (_options.Latency, payload.Command == PayloadCommand.Ignore ? SimTime.Zero : OnBus(bytes));

    private protected override Access Schedule(Payload payload)
    {
        _energy.Charge(payload);
        SimTime bus = TimesOf(payload, payload.Length).Bus;
        SimTime start = SimTime.Max(_free, Now + _options.Latency);
        _free = start + bus;
        return new Access(payload, start, _free, _free, bus, _options.Latency);
    }

    private protected override void Charge(in StepTally tally) => _energy.Charge(tally);

    private SimTime OnBus(long bytes)
    {
        if (bytes != _bytes)
            (_bytes, _onBus) = (bytes, SimTime.FromFemtoseconds(_options.Bandwidth.TransferFemtoseconds(bytes)));
        return _onBus;
    }
}
