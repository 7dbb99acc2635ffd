using Tlm.Models.Pim.Engine;
using Tlm.Models.Pim.NearMemory;
using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.LogicDie;

/// <summary>
/// An HBM stack with units on its logic die. Ordinary requests come to <c>port</c>, products (<see cref="ProductExtension"/>) to <c>pim</c>. Host and logic die obey the same banks, windows and refreshes, command by command;
/// where they use different bank bundles they go on at the same time.
/// </summary>
[Component("hbm-logic-pim", Description = "HBM stack with units on its logic die (Duplex): wider TSVs, two bank bundles, host traffic beside products, command by command")]
public sealed class LogicPim : Component, IAddressSpace, IProductDevice, IProductWorker
{
    private const int Bundles = 2;

    private readonly LogicPimOptions _options;
    private readonly PimVariant _variant;
    private readonly ClockDomain _clock;
    private readonly int _halves;
    private readonly int _accessBytes;
    private readonly StackDriver[] _drivers;
    private readonly StackMeters _meters;
    private readonly StackPlaces _places;
    private readonly ModuleAddress _addresses;
    private readonly AddressRange _range;
    private readonly SimEvent _moved;

    /// <summary>Creates the stack.</summary>
    public LogicPim(ComponentContext context, LogicPimOptions options)
        : base(context)
    {
        _options = options;
        _variant = options.Variant();
        _clock = ClockDomain.FromPeriod(SimTime.FromPicoseconds(_variant.ClockPeriodPicoseconds));
        _halves = _variant.Organization.Counts[_variant.Organization.LevelIndex("PseudoChannel")];
        StackChannel[] channels = [.. Enumerable.Range(0, options.Channels).Select(_ => new StackChannel(_variant, order: options.RowOrder))];
        _drivers = [.. channels.Select((channel, number) => new StackDriver(this, _clock, number, channel, _halves))];
        int banks = channels[0].Layout.BanksUnder(_variant.Organization.LevelIndex("Bundle"));
        _accessBytes = _variant.Organization.TransactionBytes * banks;
        long bundleBytes = (long)channels[0].Layout.Rows * channels[0].Layout.Columns * _variant.Organization.TransactionBytes
            * (channels[0].Layout.Banks / _halves / Bundles);
        _places = new StackPlaces(options, options.Channels * _halves, _accessBytes, bundleBytes);
        _addresses = new ModuleAddress(options.Channels * _halves, Bundles, bundleBytes, options.InterleaveBytes);
        _range = new AddressRange(0, (ulong)_addresses.Capacity, FullName);
        _meters = new StackMeters(this, _variant, options.Energy, banks);
        Port = new TargetSocket(this, "port") { IsOptional = true };
        var host = new HostPort(this, Port, _clock, options.Outstanding, Begin, Settle);
        Pim = new TargetSocket(this, "pim") { IsOptional = true }.Understands<ProductExtension>();
        _moved = new SimEvent(this, "moved");
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

    /// <inheritdoc/>
    public ulong FirstAddress => 0;

    /// <inheritdoc/>
    public long Size => _addresses.Capacity;

    private IEnumerable<StackChannel> Channels => _drivers.Select(driver => driver.Channel!);

    /// <inheritdoc/>
    public ulong Place(string name, in ResidentProduct product) => _places.Take(FullName, name, product);

    /// <inheritdoc/>
    public SimTime Estimate(in ResidentProduct product)
    {
        SimTime read = _clock.ToTime(_places.BytesOf(product.WeightBytes) / _accessBytes * _variant.Timing("nCCDL"));
        return SimTime.Max(read, UnitTime(product));
    }

    /// <inheritdoc/>
    protected override void EndOfSimulation() => SettleStatistics();

    /// <inheritdoc/>
    protected override void SettleStatistics()
    {
        foreach (var driver in _drivers)
            driver.CatchUp();
        Settle();
    }

    private void Settle() => _meters.Update(Channels);

    private SimTime UnitTime(in ResidentProduct product) => SimTime.FromFemtoseconds(
        (long)(((Int128)product.Macs * SimTime.FromSeconds(1).Femtoseconds * 1000 + _options.MacRate.Millihertz - 1) / _options.MacRate.Millihertz));

    private bool Begin(HostTicket ticket, Payload payload)
    {
        if (!_range.Admits(payload) || payload.Length == 0 || payload.Command == PayloadCommand.Ignore)
            return false;

        ModulePart[] parts = [.. _addresses.Parts((long)payload.Address, payload.Length)];
        ticket.Expect(parts.Length);
        int burst = _variant.Organization.TransactionBytes;
        foreach (var part in parts)
            Add(StackReader.Host, part.Channel, part.Rank, part.FirstByte / burst, part.Bytes + (part.FirstByte % burst), payload.IsWrite, ticket);
        return true;
    }

    private void Add(StackReader reader, int place, int bundle, long firstAccess, long bytes, bool write, HostTicket ticket) =>
        _drivers[place / _halves].Add(new StackStream(reader, place % _halves, bundle, 0, bytes, firstAccess, write), ticket);

    string? IProductWorker.Problem(in ResidentProduct product, ResidentAction action) => _places.Problem(product);

    SimTask IProductWorker.WorkAsync(ProductExtension request)
    {
        ResidentProduct product = request.Product;
        if (request.Action == ResidentAction.Multiply)
            return MultiplyAsync(request);
        return MoveAsync(StackReader.Host, product.Address, _places.BytesOf(product.WeightBytes), request.Action == ResidentAction.Store);
    }

    void IProductWorker.Settle() => Settle();

    /// <summary>Units multiply while weights come; the longer of both counts. Results that stay are written when the last one is there.</summary>
    private async SimTask MultiplyAsync(ProductExtension request)
    {
        ResidentProduct product = request.Product;
        SimTime end = Now + UnitTime(product);
        await MoveAsync(StackReader.LogicDie, product.Address, _places.BytesOf(product.WeightBytes), write: false);
        _meters.Product(product.Macs);
        if (end > Now)
            await WaitUntil(end);
        request.ResultsStay = _places.KeepsResults;
        if (request.ResultsStay)
            await MoveAsync(StackReader.LogicDie, _places.Results, _places.BytesOf(product.ResultBytes), write: true);
    }

    /// <summary>Moves bytes of the weights' bundle in every pseudo-channel: to and from the logic die, or from and to the host.</summary>
    private async SimTask MoveAsync(StackReader reader, ulong address, long bytes, bool write)
    {
        bool moved = false;
        var ticket = new HostTicket(null, _ =>
        {
            moved = true;
            _moved.Notify();
        });
        int places = _options.Channels * _halves;
        ticket.Expect(places);
        int accessBytes = reader == StackReader.Host ? _variant.Organization.TransactionBytes : _accessBytes;
        for (int place = 0; place < places; place++)
            Add(reader, place, _options.WeightsBundle, (long)address / accessBytes, bytes, write, ticket);
        while (!moved)
            await _moved;
        if (_clock.Edge(ticket.FinishedAt) > Now)
            await WaitUntil(_clock.Edge(ticket.FinishedAt));
    }
}
