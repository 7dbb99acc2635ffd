namespace Tlm.Models.Storage.Nand;

/// <summary>
/// NAND flash with compute cores on its dies. Ordinary requests come to <c>port</c>, products (<see cref="NandGemvExtension"/>) to <c>compute</c>; both share arrays and channels.
/// </summary>
[Component("nand-flash", Description = "NAND flash: channels, chips, dies, planes, page reads; cores on the dies multiply pages beside sliced reads")]
public sealed class NandFlash : Component, IAddressSpace
{
    private readonly NandOptions _options;
    private readonly NandChannel[] _channels;
    private readonly NandAddress _addresses;
    private readonly GemvPlanner _planner;
    private readonly NandMeters _meters;
    private readonly AddressRange _range;
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
        Port = new TargetSocket(this, "port");
        Compute = new TargetSocket(this, "compute").Understands<NandGemvExtension>();
        _meters = new NandMeters(this, options);
        _work = new SimEvent(this, "work");
        _moved = new SimEvent(this, "moved");
        _answers = new PayloadEventQueue(this, "answers");
        _left = new SimEvent(this, "left");
        Server("accept", AcceptAsync);
        Server("answer", AnswerAsync);
        Server("products", ServeProductsAsync);
        Server("channels", DriveAsync);
    }

    /// <summary>Where ordinary requests arrive.</summary>
    public TargetSocket Port { get; }

    /// <summary>Where products arrive.</summary>
    public TargetSocket Compute { get; }

    /// <inheritdoc/>
    public ulong FirstAddress => _range.Base;

    /// <inheritdoc/>
    public long Size => (long)_range.Size;

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
        while (true)
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
        if (!AddressRule.Admits(payload, _range) || !moves)
        {
            new NandTicket(payload, 1, Answer).Finish(Now, SimTime.Zero, SimTime.Zero);
            return;
        }
        long first = (long)(payload.Address - _range.Base);
        var ticket = new NandTicket(payload, _addresses.Pages(first, payload.Length), Answer);
        CatchUp();
        foreach ((long page, long bytes) in _addresses.Parts(first, payload.Length))
            _channels[_addresses.Channel(page)].Add(new PageAccess(_addresses.Plane(page), page, bytes, payload.IsWrite, Now, ticket));
        _work.Notify();
    }

    private void Answer(NandTicket ticket)
    {
        ticket.MarkStages();
        _answers.Notify(ticket.Payload, ticket.FinishedAt > Now ? ticket.FinishedAt - Now : SimTime.Zero);
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
            await Port.RespondAsync(payload);
            _underWay--;
            _left.Notify();
        }
    }

    private async SimTask ServeProductsAsync()
    {
        while (true)
        {
            Payload payload = await Compute.ReceiveAsync();
            SimTime begin = Now;
            if (payload.GetExtension<NandGemvExtension>() is not { } product)
                payload.Fail(ResponseStatus.CommandError, $"'{FullName}' computes products only, the payload holds none");
            else if (Admits(payload, product.Gemv))
                product.StreamedWeights = await MultiplyAsync(product.Gemv);
            payload.Stages.Add(LatencyStage.Compute, Now - begin);
            await Compute.RespondAsync(payload);
        }
    }

    private bool Admits(Payload payload, NandGemv gemv)
    {
        if (gemv.Outputs < 1 || gemv.Inputs < 1 || gemv.Tokens < 1 || gemv.FirstByte < 0)
        {
            payload.Fail(ResponseStatus.GenericError, $"a product of {gemv.Outputs} x {gemv.Inputs} for {gemv.Tokens} tokens from byte {gemv.FirstByte}: sizes begin at 1, bytes at 0");
            return false;
        }
        Int128 end = gemv.FirstByte + ((((Int128)gemv.Outputs * gemv.Inputs * _options.Compute.WeightBits) + 7) / 8);
        if (end <= Size)
            return true;
        payload.Fail(ResponseStatus.AddressError, $"the weights end at byte {end} of '{FullName}', which has {Size}: {end - Size} too many");
        return false;
    }

    private async SimTask<long> MultiplyAsync(NandGemv gemv)
    {
        GemvPlan plan = _planner.Plan(gemv);
        CatchUp();
        for (int channel = 0; channel < _channels.Length; channel++)
            _channels[channel].Start(plan, plan.TilesOf(channel, _channels.Length), plan.StreamedOf(channel, _channels.Length), Now);
        _work.Notify();
        while (!Array.TrueForAll(_channels, channel => channel.ProductIsDone))
            await _moved;
        SimTime end = _channels.Max(channel => channel.ProductEnd);
        if (end > Now)
            await WaitUntil(end);
        _meters.Product(gemv, plan);
        _meters.Update(_channels);
        return plan.StreamedWeights;
    }
}
