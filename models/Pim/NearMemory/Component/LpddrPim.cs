namespace Tlm.Models.Pim.NearMemory;

/// <summary>
/// An LPDDR5-PIM module. Ordinary requests come to <c>port</c>, products (<see cref="ProductExtension"/>) to <c>pim</c>; both share the channels' data buses. Every command
/// of every channel is simulated.
/// </summary>
[Component("lpddr-pim", Description = "LPDDR5-PIM module: PIM ranks beside plain ranks, units at every two banks, command by command")]
public sealed class LpddrPim : Component, IAddressSpace, IProductDevice
{
    private readonly LpddrPimOptions _options;
    private readonly ClockDomain _clock;
    private readonly ChannelDriver[] _drivers;
    private readonly ChannelBank _channels;
    private readonly ModuleAddress _addresses;
    private readonly PimMeters _meters;
    private readonly UnitGeometry _geometry;
    private readonly ProductPlaces _places;
    private readonly Variants.PimVariant _variant;
    private readonly Queue<HostTicket> _answers = new();
    private readonly SimEvent _answered;
    private readonly SimEvent _left;
    private readonly SimEvent _pimDone;
    private int _underWay;
    private int _pimChannels;
    private long _pimFinished;

    /// <summary>Creates the module.</summary>
    public LpddrPim(ComponentContext context, LpddrPimOptions options)
        : base(context)
    {
        _options = options;
        _variant = options.Variant();
        _geometry = new UnitGeometry(_variant, options.Units);
        _clock = ClockDomain.FromPeriod(SimTime.FromPicoseconds(_variant.ClockPeriodPicoseconds));
        _places = new ProductPlaces(_variant, options.Units, _geometry);
        Port = new TargetSocket(this, "port");
        Pim = new TargetSocket(this, "pim").Understands<ProductExtension>();
        _meters = new PimMeters(this, _variant, options.Energy, _geometry);
        _answered = NewEvent("answered");
        _left = NewEvent("left");
        _pimDone = NewEvent("pim_done");
        _drivers = [.. Enumerable.Range(0, options.Units.Channels).Select(number => new ChannelDriver(this, _clock, number))];
        _channels = new ChannelBank(_variant, options.Units, _drivers);
        _addresses = new ModuleAddress(options.Units.Channels, options.Units.Ranks, _geometry.RankBytes, options.InterleaveBytes);
        for (int channel = 0; channel < _drivers.Length; channel++)
            Server($"channel{channel}", _drivers[channel].DriveAsync);
        Server("accept", AcceptAsync);
        Server("answer", AnswerAsync);
        Server("products", ServeProductsAsync);
    }

    /// <summary>Where ordinary requests arrive.</summary>
    public TargetSocket Port { get; }

    /// <summary>Where products arrive.</summary>
    public TargetSocket Pim { get; }

    /// <summary>Bytes of the module.</summary>
    public long Capacity => _addresses.Capacity;

    /// <inheritdoc/>
    public ulong FirstAddress => 0;

    /// <inheritdoc/>
    public long Size => Capacity;

    private long Cycle => _clock.CyclesCeiling(Now);

    /// <inheritdoc/>
    protected override void EndOfSimulation()
    {
        foreach (var driver in _drivers)
            driver.CatchUp();
        UpdateMeters();
    }

    /// <inheritdoc/>
    public ulong Place(string name, in ResidentProduct product) => _places.Take(FullName, name, product);

    /// <inheritdoc/>
    public SimTime Estimate(in ResidentProduct product) => _clock.ToTime(_places.EstimatedCycles(product));

    private SimEvent NewEvent(string name) => new(this, name);

    private void UpdateMeters() => _meters.Update(_channels.Channels);

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
        var ticket = new HostTicket(payload, Done);
        bool inside = payload.Address <= long.MaxValue && payload.Length <= Capacity && (long)payload.Address <= Capacity - payload.Length;
        if (!inside || payload.Length == 0 || payload.Command == PayloadCommand.Ignore)
        {
            payload.ResponseStatus = inside ? ResponseStatus.Ok : ResponseStatus.AddressError;
            ticket.Expect(1);
            ticket.Finish(Cycle);
            return;
        }

        var kind = payload.IsWrite ? HostStreamKind.Write : HostStreamKind.Read;
        Add(kind, [.. _addresses.Parts((long)payload.Address, payload.Length)], ticket);
    }

    private void Add(HostStreamKind kind, ModulePart[] parts, HostTicket ticket)
    {
        if (_channels.Simulated == 1 && _addresses.AreAlike(parts))
        {
            for (int i = 0; i < parts.Length / _drivers.Length; i++)
                _channels.AddToAll(Stream(kind, parts[i]), Cycle, ticket);
            return;
        }
        ticket.Expect(parts.Length);
        Separate();
        foreach (var part in parts)
            _drivers[part.Channel].Add(Stream(kind, part), ticket);
    }

    private static HostStream Stream(HostStreamKind kind, in ModulePart part) => new(kind, part.Rank, part.FirstByte, part.Bytes);

    /// <summary>From the first request on that differs from channel to channel each one is simulated by itself.</summary>
    internal void Separate()
    {
        if (_channels.Simulated == _drivers.Length)
            return;
        _channels.Separate(Cycle, _pimChannels > 0 ? ProductDone : null);
        _pimChannels *= _drivers.Length;
    }

    private void Done(HostTicket ticket)
    {
        _answers.Enqueue(ticket);
        _answered.Notify();
    }

    private async SimTask AnswerAsync()
    {
        while (true)
        {
            while (_answers.Count == 0)
                await _answered;
            var ticket = _answers.Dequeue();
            SimTime due = _clock.Edge(ticket.FinishedAt);
            if (due > Now)
                await WaitUntil(due);
            Payload payload = ticket.Payload!;
            Port.MarkRest(payload, LatencyStage.Bank);
            await Port.RespondAsync(payload);
            _underWay--;
            _left.Notify();
            UpdateMeters();
        }
    }

    private async SimTask ServeProductsAsync()
    {
        while (true)
        {
            Payload payload = await Pim.ReceiveAsync();
            SimTime begin = Now;
            if (payload.GetExtension<ProductExtension>() is not { } request)
                payload.Fail(ResponseStatus.CommandError, "no product");
            else
                await ServeAsync(payload, request);
            payload.Stages.Add(LatencyStage.Compute, Now - begin);
            await Pim.RespondAsync(payload);
            UpdateMeters();
        }
    }

    private async SimTask ServeAsync(Payload payload, ProductExtension request)
    {
        if (_places.Problem(request.Product) is { } problem)
            payload.Fail(ResponseStatus.CommandError, problem);
        else if (request.Action == ResidentAction.Multiply)
            await ComputeAsync(_places.Gemv(request.Product));
        else
            await MoveAsync(request);
        request.TurnRound(payload);
    }

    private async SimTask ComputeAsync(PimGemv gemv)
    {
        var shares = GemvSplit.Over(gemv, _options.Units, _geometry, _variant.Timing("nMAC"), _variant.Roles!.Burst);
        _pimFinished = 0;
        _channels.Start(shares, Cycle, ProductDone);
        _pimChannels = _channels.Simulated;
        while (_pimChannels > 0)
            await _pimDone;
        await Until(_pimFinished);
    }

    /// <summary>Weights that come or go cross the channels' buses like ordinary accesses, evenly over the PIM ranks.</summary>
    private async SimTask MoveAsync(ProductExtension request)
    {
        var kind = request.Action == ResidentAction.Store ? HostStreamKind.Write : HostStreamKind.Read;
        var (first, bytes) = _places.BytesInRank(request.Product);
        bool moved = false;
        var ticket = new HostTicket(null, _ =>
        {
            moved = true;
            _pimDone.Notify();
        });
        for (int rank = 0; rank < _options.Units.PimRanks; rank++)
            _channels.AddToAll(new HostStream(kind, rank, first, bytes), Cycle, ticket);
        while (!moved)
            await _pimDone;
        await Until(ticket.FinishedAt);
    }

    private async SimTask Until(long cycle)
    {
        if (_clock.Edge(cycle) > Now)
            await WaitUntil(_clock.Edge(cycle));
    }

    private void ProductDone(long cycle)
    {
        _pimFinished = Math.Max(_pimFinished, cycle);
        _pimChannels--;
        _pimDone.Notify();
    }
}
