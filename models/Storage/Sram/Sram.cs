namespace Tlm.Models.Storage;

/// <summary>An on-chip memory: banks with one or two ports, named regions, leakage.</summary>
[Component("sram", Description = "On-chip memory: banks, ports, named regions, leakage")]
public sealed class Sram : PipelinedTarget
{
    private readonly SramOptions _options;
    private readonly RegionTable _regions;
    private readonly AccessEnergy _energy;
    private BankedTimeline _reads = null!;
    private BankedTimeline _writes = null!;

    /// <summary>Creates the memory.</summary>
    public Sram(ComponentContext context, SramOptions options)
        : base(context, new AddressRange((ulong)options.Base, (ulong)options.Capacity.Bytes, context.FullName), options.Outstanding, writesApart: options.Ports == 2)
    {
        _options = options;
        _regions = new RegionTable(this, options);
        _energy = new AccessEnergy(this, options.ReadEnergy, options.WriteEnergy);
        Energy.StaticPower("leakage", options.Leakage, "leakage");
    }

    /// <inheritdoc/>
    protected override void EndOfElaboration()
    {
        LinkTiming link = Port.Timing ?? LinkTiming.Immediate;
        _reads = new BankedTimeline(_options.Banks, link);
        _writes = _options.Ports == 2 ? new BankedTimeline(_options.Banks, link) : _reads;
    }

    private protected override Access Schedule(Payload payload)
    {
        if (!_regions.Admits(payload))
            return Access.Refused(payload, Now);
        _energy.Charge(payload);
        return (payload.IsWrite ? _writes : _reads).Schedule(payload, Now);
    }
}
