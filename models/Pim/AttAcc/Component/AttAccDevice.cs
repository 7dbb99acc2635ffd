namespace Tlm.Models.Pim.AttAcc;

/// <summary>
/// An AttAcc device. The heads of all sequences are dealt to the stacks evenly; the stack with the most heads sets the time, which its command-by-command schedule gives. Stacks with the
/// same heads behave alike, so one is simulated; an identical schedule from the idle state is simulated once and reused. A layer that comes in parts is worked on evenly, part after part.
/// </summary>
[Component("attacc", Description = "HBM3-PIM stacks that hold key/value caches and compute attention in them, command by command (AttAcc); multiplies with weights there too")]
public sealed class AttAccDevice : Component, IAddressSpace, IProductDevice, IProductWorker
{
    private readonly AttAccOptions _options;
    private readonly AttAccTimes _times;
    private readonly AttAccMeters _meters;
    private readonly ProductServer _products;
    private long _placed;

    /// <summary>Creates the device.</summary>
    public AttAccDevice(ComponentContext context, AttAccOptions options)
        : base(context)
    {
        _options = options;
        _times = new AttAccTimes(options);
        _meters = new AttAccMeters(this, options, _times.Variant);
        Pim = new TargetSocket(this, "pim").Understands<AttentionExtension>().Understands<ProductExtension>();
        _products = new ProductServer(Pim, this);
        Server("serve", ServeAsync);
    }

    /// <summary>Where attention (<see cref="AttentionExtension"/>), products (<see cref="ProductExtension"/>), and writes of keys and values come in; a write costs its time on the link.</summary>
    public TargetSocket Pim { get; }

    /// <inheritdoc/>
    public ulong FirstAddress => 0;

    /// <inheritdoc/>
    public long Size => checked(_options.StackCapacity.Bytes * _options.Stacks);

    /// <inheritdoc/>
    public ulong Place(string name, in ResidentProduct product)
    {
        if (AttAccProduct.Problem(_options, product) is { } problem)
            throw new ElaborationException($"{FullName}: '{name}': {problem}");
        long end = checked(_placed + product.WeightBytes);
        if (end > Size)
            throw new ElaborationException($"{FullName}: '{name}' does not fit {Size} bytes: {end - Size} are too many");
        ulong address = (ulong)_placed;
        _placed = end;
        return address;
    }

    /// <inheritdoc/>
    public SimTime Estimate(in ResidentProduct product) => SimTime.FromFemtoseconds(_times.Of(product).Femtoseconds);

    private async SimTask ServeAsync()
    {
        while (true)
        {
            Payload payload = await Pim.ReceiveAsync();
            if (payload.GetExtension<AttentionExtension>() is { } attention)
                await AttendAsync(payload, attention);
            else if (payload.GetExtension<ProductExtension>() is not null)
                await _products.ServeAsync(payload);
            else if (payload.IsWrite)
                _meters.Stored(payload.Length);
            else
                payload.Fail(ResponseStatus.CommandError, $"'{FullName}' takes attention, products, and keys and values to store");
            await Pim.RespondAsync(payload);
        }
    }

    private async SimTask AttendAsync(Payload payload, AttentionExtension attention)
    {
        AttAccTime whole = _times.Of(attention.Work);
        long from = Share(whole.Femtoseconds, attention.Part, attention.Parts);
        long to = Share(whole.Femtoseconds, attention.Part + 1, attention.Parts);
        await WorkAsync(to - from);
        payload.Stages.Add(LatencyStage.Compute, SimTime.FromFemtoseconds(to - from));
        if (attention.Part == attention.Parts - 1)
            _meters.Layer(whole);
        attention.TurnRound(payload);
    }

    string? IProductWorker.Problem(in ResidentProduct product, ResidentAction action) =>
        action == ResidentAction.Multiply ? AttAccProduct.Problem(_options, product) : "it multiplies only; weights are there from the start";

    async SimTask IProductWorker.WorkAsync(ProductExtension request)
    {
        AttAccTime whole = _times.Of(request.Product);
        await WorkAsync(whole.Femtoseconds);
        _meters.Product(whole);
    }

    private async SimTask WorkAsync(long femtoseconds)
    {
        _meters.Work(femtoseconds);
        await Delay(SimTime.FromFemtoseconds(femtoseconds));
    }

    private static long Share(long whole, int part, int parts) => (long)((Int128)whole * part / parts);
}
