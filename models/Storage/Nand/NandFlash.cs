namespace Tlm.Models.Storage.Nand;

/// <summary>
/// NAND flash with compute cores on its dies. Ordinary requests come to <c>port</c>, products (<see cref="ProductExtension"/>) to <c>compute</c>; both share arrays and channels.
/// </summary>
[Component("nand-flash", Description = "NAND flash: channels, chips, dies, planes, page reads; cores on the dies multiply pages beside sliced reads")]
public sealed class NandFlash : Component, IAddressSpace, IProductDevice, IProductWorker
{
    private readonly NandOptions _options;
    private readonly NandChannel[] _channels;
    private readonly NandAddress _addresses;
    private readonly GemvPlanner _planner;
    private readonly NandMeters _meters;
    private readonly AddressRange _range;
    private readonly NandPlaces _places;
    private readonly PayloadEventQueue _answers;
    private readonly SimEvent _work;
    private readonly SimEvent _moved;
    private readonly SimEvent _left;
    private int _underWay;

    /// <summary>Creates the memory.</summary>
    public NandFlash(ComponentContext context, NandOptions options)
        : base(context)
    {
        _options = options;
        _channels = [.. Enumerable.Range(0, options.Channels).Select(_ => new NandChannel(options))];
        _addresses = new NandAddress(options);
        _planner = new GemvPlanner(options);
        _range = new AddressRange((ulong)options.Base, (ulong)options.Capacity.Bytes, FullName);
        _places = new NandPlaces(FullName, options);
        Port = new TargetSocket(this, "port") { IsOptional = true };
        Compute = new TargetSocket(this, "compute") { IsOptional = true }.Understands<ProductExtension>();
        _meters = new NandMeters(this, options);
        _work = new SimEvent(this, "work");
        _moved = new SimEvent(this, "moved");
        _answers = new PayloadEventQueue(this, "answers");
        _left = new SimEvent(this, "left");
        Server("accept", AcceptAsync);
        Server("answer", AnswerAsync);
        Server("products", new ProductServer(Compute, this).RunAsync);
        Server("channels", DriveAsync);
    }

    /// <summary>Where ordinary requests arrive; may stay unbound.</summary>
    public TargetSocket Port { get; }

    /// <summary>Where products arrive; may stay unbound.</summary>
    public TargetSocket Compute { get; }

    /// <inheritdoc/>
    public ulong FirstAddress => _range.Base;

    /// <inheritdoc/>
    public long Size => (long)_range.Size;

    /// <inheritdoc/>
    public ulong Place(string name, in ResidentProduct product)
    {
        return _places.Take(name, product);
    }

    /// <inheritdoc/>
    public SimTime Estimate(in ResidentProduct product)
    {
        return _planner.Plan(NandGemv.Of(product)).Time;
    }

    /// <inheritdoc/>
    protected override void EndOfSimulation()
    {
        CatchUp();
        _meters.Update(_channels);
    }

    private void CatchUp()
    {
        foreach (NandChannel channel in _channels)
            channel.CatchUp(Now);
    }

    private async SimTask DriveAsync()
    {
        while (true)
        {
            SimTime wake = SimTime.MaxValue;
            foreach (NandChannel channel in _channels)
                wake = SimTime.Min(wake, channel.Wake);
            if (wake > Now)
            {
                // new work notifies at once, which overrides this
                if (wake < SimTime.MaxValue)
                    _work.Notify(wake - Now);
                await _work;
                continue;
            }
            foreach (NandChannel channel in _channels)
                channel.LiveThrough(Now);
            _moved.Notify();
        }
    }

    private async SimTask AcceptAsync()
    {
        while (Port.IsBound)
        {
            Payload payload = await Port.ReceiveAsync();
            while (_underWay >= _options.Outstanding)
                await _left;
            _underWay++;
            Begin(payload);
        }
    }

    private void Begin(Payload payload)
    {
        bool moves = payload.Length > 0 && payload.Command != PayloadCommand.Ignore;
        if (!_range.Admits(payload) || !moves)
        {
            new NandTicket(payload, 1, Answer).Finish(Now, SimTime.Zero, SimTime.Zero);
            return;
        }
        long first = (long)(payload.Address - _range.Base);
        Access(first, payload.Length, payload.IsWrite, new NandTicket(payload, _addresses.Pages(first, payload.Length), Answer));
    }

    private void Access(long first, long bytes, bool write, NandTicket ticket)
    {
        CatchUp();
        foreach ((long page, long part) in _addresses.Parts(first, bytes))
            _channels[_addresses.Channel(page)].Add(new PageAccess(_addresses.Plane(page), page, part, write, Now, ticket));
        _work.Notify();
    }

    private void Answer(NandTicket ticket)
    {
        ticket.MarkStages(ticket.Payload!, Port.TakenAt(ticket.Payload!));
        _answers.Notify(ticket.Payload!, ticket.FinishedAt > Now ? ticket.FinishedAt - Now : SimTime.Zero);
    }

    private async SimTask AnswerAsync()
    {
        while (true)
        {
            if (_answers.GetNext() is not { } payload)
            {
                await _answers.Event;
                continue;
            }
            _meters.Update(_channels);
            Port.MarkRest(payload, LatencyStage.Queue);
            await Port.RespondAsync(payload);
            _underWay--;
            _left.Notify();
        }
    }

    string? IProductWorker.Problem(in ResidentProduct product, ResidentAction action) => _places.Problem(product);

    SimTask IProductWorker.WorkAsync(ProductExtension request) =>
        request.Action == ResidentAction.Multiply ? MultiplyAsync(NandGemv.Of(request.Product)) : MoveAsync(request);

    void IProductWorker.Settle() => _meters.Update(_channels);

    private async SimTask MultiplyAsync(NandGemv gemv)
    {
        GemvPlan plan = _planner.Plan(gemv).Plan;
        CatchUp();
        for (int channel = 0; channel < _channels.Length; channel++)
            _channels[channel].Start(plan, plan.TilesOf(channel, _channels.Length), plan.StreamedOf(channel, _channels.Length), Now);
        _work.Notify();
        while (!Array.TrueForAll(_channels, channel => channel.ProductIsDone))
            await _moved;
        await Until(_channels.Max(channel => channel.ProductEnd));
        _meters.Product(gemv, plan);
    }

    /// <summary>Weights that come or go, as ordinary accesses.</summary>
    private async SimTask MoveAsync(ProductExtension request)
    {
        long first = (long)request.Product.Address - _options.Base;
        bool moved = false;
        var ticket = new NandTicket(null, _addresses.Pages(first, request.Product.WeightBytes), _ => moved = true);
        Access(first, request.Product.WeightBytes, request.Action == ResidentAction.Store, ticket);
        while (!moved)
            await _moved;
        await Until(ticket.FinishedAt);
    }

    private async SimTask Until(SimTime time)
    {
        if (time > Now)
            await WaitUntil(time);
    }
}
