namespace Tlm.Models.Storage;

/// <summary>Weights in a read-only memory: banks, energy without its zeros, power gating. A write is an error response.</summary>
[Component("rom", Description = "Read-only memory: banks, density and area, free zeros, power gating")]
public sealed class Rom : PipelinedTarget
{
    private readonly RomOptions _options;
    private readonly EventEnergy _read;
    private readonly PowerGate _gate;
    private BankedTimeline _banks = null!;

    /// <summary>Creates the memory.</summary>
    public Rom(ComponentContext context, RomOptions options)
        : base(context, new AddressRange((ulong)options.Base, (ulong)options.Capacity.Bytes, context.FullName), options.Outstanding)
    {
        _options = options;
        _read = Energy.Cause("read", "bits read, without those that cost nothing");
        _gate = new PowerGate(this, options);
    }

    /// <inheritdoc/>
    protected override void EndOfElaboration()
    {
        _banks = new BankedTimeline(_options.Banks, Port.Timing ?? LinkTiming.Immediate);
    }

    private protected override Access Schedule(Payload payload)
    {
        if (payload.IsWrite)
        {
            payload.Fail(ResponseStatus.CommandError, $"'{FullName}' is a ROM: its contents are fixed and cannot be written");
            return Access.Refused(payload, Now);
        }
        (Int128 first, Int128 last) = payload.Extent();
        SimTime woken = Now + _gate.Wake((ulong)(first - FirstAddress), (ulong)(last - FirstAddress));
        long bits = checked(payload.Length * 8);
        _read.Charge(_options.ReadEnergy.For(bits - (bits * _options.FreeZeros / 100)));
        return _banks.Schedule(payload, woken);
    }
}
