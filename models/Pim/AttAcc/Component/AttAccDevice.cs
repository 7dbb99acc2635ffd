namespace Tlm.Models.Pim.AttAcc;

/// <summary>
/// An AttAcc device. The heads of all sequences are dealt to the stacks evenly; the stack with the most heads sets the time, which its command-by-command schedule gives. Stacks with the
/// same heads behave alike, so one is simulated; an identical schedule from the idle state is simulated once and reused. A layer that comes in parts is worked on evenly, part after part.
/// </summary>
[Component("attacc", Description = "HBM3-PIM stacks that hold key/value caches and compute attention in them, command by command (AttAcc)")]
public sealed class AttAccDevice : Component, IAddressSpace
{
    private readonly AttAccOptions _options;
    private readonly AttAccTimes _times;
    private readonly AttAccMeters _meters;

    /// <summary>Creates the device.</summary>
    public AttAccDevice(ComponentContext context, AttAccOptions options)
        : base(context)
    {
        _options = options;
        _times = new AttAccTimes(options);
        _meters = new AttAccMeters(this, options, _times.Variant);
        Attention = new TargetSocket(this, "attention").Understands<AttentionExtension>();
        Server("attention", AttendAsync);
    }

    /// <summary>Where attention (<see cref="AttentionExtension"/>) and writes of keys and values come in; a write costs its time on the link.</summary>
    public TargetSocket Attention { get; }

    /// <inheritdoc/>
    public ulong FirstAddress => 0;

    /// <inheritdoc/>
    public long Size => checked(_options.StackCapacity.Bytes * _options.Stacks);

    private async SimTask AttendAsync()
    {
        while (true)
        {
            Payload payload = await Attention.ReceiveAsync();
            SimTime begin = Now;
            if (payload.GetExtension<AttentionExtension>() is { } attention)
                await ComputeAsync(payload, attention);
            else if (payload.IsWrite)
                _meters.Stored(payload.Length);
            else
                payload.Fail(ResponseStatus.CommandError, $"'{FullName}' takes attention, and keys and values to store");
            payload.Stages.Add(LatencyStage.Compute, Now - begin);
            await Attention.RespondAsync(payload);
        }
    }

    private async SimTask ComputeAsync(Payload payload, AttentionExtension attention)
    {
        AttAccTime whole = _times.Of(attention.Work);
        long from = Share(whole.Femtoseconds, attention.Part, attention.Parts);
        long to = Share(whole.Femtoseconds, attention.Part + 1, attention.Parts);
        _meters.Work(to - from);
        await Delay(SimTime.FromFemtoseconds(to - from));
        if (attention.Part == attention.Parts - 1)
            _meters.Layer(whole);
        attention.TurnRound(payload);
    }

    private static long Share(long whole, int part, int parts) => (long)((Int128)whole * part / parts);
}
