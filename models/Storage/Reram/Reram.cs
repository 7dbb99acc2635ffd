namespace Tlm.Models.Storage;

/// <summary>Resistive memory: quick reads, slow and costly writes that wear it out, no refresh.</summary>
[Component("reram", Description = "Resistive memory dies: read and write timing, energy, endurance")]
public sealed class Reram : PipelinedTarget
{
    private readonly ReramOptions _options;
    private readonly AccessEnergy _energy;
    private readonly WearTable _wear;
    private BankedTimeline _banks = null!;

    /// <summary>Creates the memory.</summary>
    public Reram(ComponentContext context, ReramOptions options)
        : base(context, new AddressRange((ulong)options.Base, (ulong)options.Capacity.Bytes, context.FullName), options.Outstanding)
    {
        _options = options;
        _energy = new AccessEnergy(this, options.ReadEnergy, options.WriteEnergy);
        _wear = new WearTable(this, options);
        Energy.StaticPower("leakage", options.Leakage * options.Dies, "periphery of all dies");
    }

    /// <inheritdoc/>
    protected override void EndOfElaboration()
    {
        BankOptions all = _options.Banks with { Count = _options.Banks.Count * _options.Dies };
        _banks = new BankedTimeline(all, Port.Timing ?? LinkTiming.Immediate);
    }

    private protected override Access Schedule(Payload payload)
    {
        if (payload.IsWrite && !_wear.Admits(payload))
            return Access.Refused(payload, Now);
        _energy.Charge(payload);
        return _banks.Schedule(payload, Now, payload.IsWrite ? _options.WriteCycles : _options.Banks.CyclesPerWord);
    }
}
