using Samples.Interleaving;
using Tlm;

namespace Samples.Scratchpads;

/// <summary>A banked on-chip memory: words of one access go to neighbouring banks; an access ends when its last bank has.</summary>
[Component("scratchpad", Description = "Word-interleaved on-chip memory with bank conflicts")]
public sealed class Scratchpad : Component
{
    private readonly ScratchpadOptions _options;
    private readonly WordInterleaving _interleaving;
    private readonly SimTime[] _free;
    private readonly Counter _accesses;
    private readonly Counter _conflicts;

    /// <summary>A scratchpad.</summary>
    public Scratchpad(ComponentContext context, ScratchpadOptions options)
        : base(context)
    {
        _options = options;
        _interleaving = new WordInterleaving(options.Banks, options.Word.Bytes);
        _free = new SimTime[options.Banks];
        Port = new TargetSocket(this, "port");
        Port.RegisterBTransportAsync(AccessAsync);
        _accesses = Statistics.Counter("accesses", Unit.Count, "accesses served");
        _conflicts = Statistics.Counter("conflicts", Unit.Count, "words that found their bank busy");
    }

    /// <summary>Where requests come in.</summary>
    public TargetSocket Port { get; }

    private async SimTask<SimTime> AccessAsync(Payload payload, SimTime delay)
    {
        if (delay != SimTime.Zero)
            await Delay(delay);
        payload.Validate();
        if (payload.Address + (ulong)payload.Length > (ulong)_options.Capacity.Bytes)
        {
            payload.Fail(ResponseStatus.AddressError, $"{payload.Length} bytes at 0x{payload.Address:x} run over the end of '{FullName}' ({_options.Capacity})");
            return _options.Cycle;
        }
        SimTime end = Now;
        foreach (int bank in _interleaving.BanksOf(payload.Address, payload.Length))
            end = SimTime.Max(end, Occupy(bank));
        _accesses.Increment();
        payload.ResponseStatus = ResponseStatus.Ok;
        await WaitUntil(end);
        return SimTime.Zero;
    }

    private SimTime Occupy(int bank)
    {
        if (_free[bank] > Now)
            _conflicts.Increment();
        _free[bank] = SimTime.Max(_free[bank], Now) + _options.Cycle;
        return _free[bank];
    }
}
