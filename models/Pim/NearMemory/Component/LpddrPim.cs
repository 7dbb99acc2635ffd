using Tlm.Models.Pim.Engine;

namespace Tlm.Models.Pim.NearMemory;

/// <summary>
/// A module with PIM ranks beside plain ones. Ordinary requests and copies between ranks (<see cref="CopyExtension"/>) come to <c>port</c>, products (<see cref="ProductExtension"/>) to <c>pim</c>;
/// all share the channels' data buses. Every command of every channel is simulated.
/// </summary>
[Component("lpddr-pim", Description = "LPDDR5-PIM or GDDR6-PIM module: PIM ranks beside plain ranks, units at the banks, command by command")]
public sealed class LpddrPim : Component, IAddressSpace, IProductDevice, IProductWorker
{
    private readonly LpddrPimOptions _options;
    private readonly ClockDomain _clock;
    private readonly ChannelDriver[] _drivers;
    private readonly ChannelBank _channels;
    private readonly ModuleAddress _addresses;
    private readonly AddressRange _range;
    private readonly PimMeters _meters;
    private readonly UnitGeometry _geometry;
    private readonly ProductPlaces _places;
    private readonly Variants.PimVariant _variant;
    private readonly SimEvent _pimDone;
    private int _pimChannels;
    private long _pimFinished;

    /// <summary>Creates the module.</summary>
    public LpddrPim(ComponentContext context, LpddrPimOptions options)
        : base(context)
    {
        _options = options;
        _variant = options.Memory();
        _geometry = new UnitGeometry(_variant, options.Units);
        _clock = ClockDomain.FromPeriod(SimTime.FromPicoseconds(_variant.ClockPeriodPicoseconds));
        _places = new ProductPlaces(_variant, options.Units, _geometry);
        Port = new TargetSocket(this, "port") { IsOptional = true }.Understands<CopyExtension>();
        Pim = new TargetSocket(this, "pim") { IsOptional = true }.Understands<ProductExtension>();
        var host = new HostPort(this, Port, _clock, options.Outstanding, Begin, UpdateMeters);
        _meters = new PimMeters(this, _variant, options.Energy, _geometry);
        _pimDone = new SimEvent(this, "pim_done");
        _drivers = [.. Enumerable.Range(0, options.Units.Channels).Select(number => new ChannelDriver(this, _clock, number))];
        _channels = new ChannelBank(_variant, options.Units, _drivers);
        _addresses = new ModuleAddress(options.Units.Channels, options.Units.Ranks, _geometry.RankBytes, options.InterleaveBytes);
        _range = new AddressRange(0, (ulong)_addresses.Capacity, FullName);
        for (int channel = 0; channel < _drivers.Length; channel++)
            Server($"channel{channel}", _drivers[channel].DriveAsync);
        Server("accept", host.AcceptAsync);
        Server("answer", host.AnswerAsync);
        Server("products", new ProductServer(Pim, this, Statistics.Utilisation("busy", 1, "products under way")).RunAsync);
    }

    /// <summary>Where ordinary requests arrive; may stay unbound.</summary>
    public TargetSocket Port { get; }

    /// <summary>Where products arrive; may stay unbound.</summary>
    public TargetSocket Pim { get; }

    /// <summary>Bytes of the module.</summary>
    public long Capacity => _addresses.Capacity;

    /// <inheritdoc/>
    public ulong FirstAddress => 0;

    /// <inheritdoc/>
    public long Size => Capacity;

    private long Cycle => _clock.CyclesCeiling(Now);

    /// <inheritdoc/>
    protected override void EndOfSimulation() => SettleStatistics();

    /// <inheritdoc/>
    protected override void SettleStatistics()
    {
        foreach (var driver in _drivers)
            driver.CatchUp();
        UpdateMeters();
    }

    /// <inheritdoc/>
    public ulong Place(string name, in ResidentProduct product) => _places.Take(FullName, name, product);

    /// <inheritdoc/>
    public SimTime Estimate(in ResidentProduct product) => _clock.ToTime(_places.EstimatedCycles(product));

    private void UpdateMeters() => _meters.Update(_channels.Channels);

    private bool Begin(HostTicket ticket, Payload payload)
    {
        if (payload.GetExtension<CopyExtension>() is { } copy)
            return Copy(payload, copy.Source, ticket);
        if (!_range.Admits(payload) || payload.Length == 0 || payload.Command == PayloadCommand.Ignore)
            return false;

        var kind = payload.IsWrite ? HostStreamKind.Write : HostStreamKind.Read;
        Add(kind, [.. _addresses.Parts((long)payload.Address, payload.Length)], ticket);
        return true;
    }

    private bool Copy(Payload payload, ulong source, HostTicket ticket)
    {
        if (payload.Length == 0 || CopyPlan.Of(payload, source, _range, _addresses) is not { } runs)
            return false;
        bool alike = _addresses.AreAlike([.. runs.Select(run => run.From)]) && _addresses.AreAlike([.. runs.Select(run => run.To)]);
        Add([.. runs.Select(run => (run.From.Channel, new HostStream(HostStreamKind.Copy, run.From.Rank, run.From.FirstByte, run.From.Bytes, run.To.Rank, run.To.FirstByte)))], alike, ticket);
        return true;
    }

    private void Add(HostStreamKind kind, ModulePart[] parts, HostTicket ticket) =>
        Add([.. parts.Select(part => (part.Channel, Stream(kind, part)))], _addresses.AreAlike(parts), ticket);

    private void Add((int Channel, HostStream Stream)[] streams, bool alike, HostTicket ticket)
    {
        if (!alike)
        {
            _pimChannels += _channels.Add(streams, Cycle, ticket);
            return;
        }
        for (int i = 0; i < streams.Length / _drivers.Length; i++)
            _channels.AddToAll(streams[i].Stream, Cycle, ticket);
    }

    private static HostStream Stream(HostStreamKind kind, in ModulePart part) => new(kind, part.Rank, part.FirstByte, part.Bytes);

    /// <summary>Simulates each channel by itself from now on.</summary>
    internal void Separate() => _pimChannels += _channels.Split(Cycle, (_, _) => false);

    string? IProductWorker.Problem(in ResidentProduct product, ResidentAction action) => _places.Problem(product);

    SimTask IProductWorker.WorkAsync(ProductExtension request) =>
        request.Action == ResidentAction.Multiply ? ComputeAsync(_places.Gemv(request.Product)) : MoveAsync(request);

    void IProductWorker.Settle() => UpdateMeters();

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
