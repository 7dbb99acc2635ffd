using Tlm.Models.Cim.Dataflow;
using Tlm.Models.Cim.Execution;
using Tlm.Models.Cim.Macros;
using Tlm.Models.Cim.Softmax;

namespace Tlm.Models.Cim;

/// <summary>
/// Compute-in-memory engines. Attention (<see cref="CimExtension"/>) and products (<see cref="ProductExtension"/>) come to <c>compute</c> and are done in order; caches and matrices are read
/// through <c>mem</c>, blocks ahead as far as the global buffer has room. Without a memory everything is taken to be in the buffer.
/// </summary>
[Component("cim", Description = "Compute-in-memory engines: bit-serial inner- and outer-product macros, online softmax, attention with stationary queries or caches")]
public sealed class Cim : Component, IProductDevice, IProductWorker
{
    private readonly CimOptions _options;
    private readonly ClockDomain _clock;
    private readonly CimMeters _meters;
    private readonly EnginePipeline[] _engines;
    private readonly SimRandom _random;
    private readonly MacroTiming _inner;
    private readonly CimPlaces _places;
    private readonly ProductServer _products;
    private readonly PayloadPool _pool;
    private readonly Queue<long> _arrivals = new();
    private readonly SimEvent _arrived;

    /// <summary>Creates the engines.</summary>
    public Cim(ComponentContext context, CimOptions options, SimRandom random)
        : base(context)
    {
        _options = options;
        _clock = ClockDomain.FromFrequency(options.Clock);
        _meters = new CimMeters(this, options);
        AttentionDataflow dataflow = AttentionDataflow.Of(options);
        _engines = [.. Enumerable.Range(0, options.Engines).Select(_ => new EnginePipeline(options, dataflow, _meters, _clock))];
        _random = random;
        _inner = new MacroTiming(options.Inner);
        _pool = new PayloadPool(FullName);
        Compute = new TargetSocket(this, "compute").Understands<CimExtension>().Understands<ProductExtension>();
        Memory = new InitiatorSocket(this, "mem") { IsOptional = true };
        _places = new CimPlaces(options, _inner);
        _products = new ProductServer(Compute, this);
        _arrived = new SimEvent(this, "arrived");
        Server("serve", ServeAsync);
        Server("answers", TakeAnswersAsync);
    }

    /// <summary>Where work arrives.</summary>
    public TargetSocket Compute { get; }

    /// <summary>Where caches and matrices are; may stay unbound.</summary>
    public InitiatorSocket Memory { get; }

    private long Cycle => _clock.CyclesCeiling(Now);

    /// <inheritdoc/>
    public ulong Place(string name, in ResidentProduct product) => _places.Take(FullName, name, product, Memory.IsBound, Memory.Peer?.Owner as IAddressSpace);

    /// <inheritdoc/>
    public SimTime Estimate(in ResidentProduct product) => _clock.ToTime(Cycles(product, _places.IsResident(product)));

    string? IProductWorker.Problem(in ResidentProduct product, ResidentAction action) => _places.Problem(product, action, Memory.IsBound);

    async SimTask IProductWorker.WorkAsync(ProductExtension request)
    {
        ResidentProduct product = request.Product;
        bool resident = _places.IsResident(product);
        if (request.Action == ResidentAction.Multiply)
            await MultiplyAsync(product, resident);
        else if (resident)
            await WriteAsync(product);
        else
            await MoveAsync(product, request.Action == ResidentAction.Store);
    }

    private async SimTask ServeAsync()
    {
        while (true)
        {
            Payload payload = await Compute.ReceiveAsync();
            if (payload.GetExtension<CimExtension>() is { } work)
                await AttendAsync(payload, work.Attention);
            else if (payload.GetExtension<ProductExtension>() is not null)
                await _products.ServeAsync(payload);
            else
                payload.Fail(ResponseStatus.CommandError, $"'{FullName}' computes attention and products only, the payload holds none");
            await Compute.RespondAsync(payload);
        }
    }

    private async SimTask AttendAsync(Payload payload, CimAttention attention)
    {
        if (!Admits(payload, attention))
            return;
        SimTime begin = Now;
        await AttendAsync(attention);
        payload.Stages.Add(LatencyStage.Compute, Now - begin);
    }

    private bool Admits(Payload payload, CimAttention attention)
    {
        if (attention.Heads < 1 || attention.Queries < 1 || attention.Context < 1 || attention.Dimension < 1)
            payload.Fail(ResponseStatus.GenericError, $"attention of {attention.Queries} queries x {attention.Heads} heads over {attention.Context} tokens of {attention.Dimension}: every size must be at least 1");
        else if (BlockBytes(attention) > _options.Buffer.Bytes)
            payload.Fail(ResponseStatus.GenericError, $"a block of all heads at work has {BlockBytes(attention)} bytes, the buffer of '{FullName}' {_options.Buffer.Bytes}");
        else
            return true;
        return false;
    }

    private long BlockBytes(CimAttention attention)
    {
        return new BlockPlan(_options, attention with { Context = _options.Block }).Bytes(0) * Math.Min(_options.Engines, attention.Heads);
    }

    private async SimTask AttendAsync(CimAttention attention)
    {
        // each head has scores of its own, whatever engine it meets and whatever goes on beside it
        RescaleCounter[] seen = [.. Enumerable.Range(0, attention.Heads).Select(_ => new RescaleCounter(
            new ScoreModel(_options.Scores, new SimRandom((long)_random.NextBits(), "head")), attention.Queries))];
        for (int head = 0; head < attention.Heads; head += _options.Engines)
            await AttendAsync(attention, seen, head, Math.Min(_options.Engines, attention.Heads - head));
    }

    /// <summary>A head on each of so many engines; blocks come for all of them together.</summary>
    private async SimTask AttendAsync(CimAttention attention, RescaleCounter[] seen, int head, int engines)
    {
        var plan = new BlockPlan(_options, attention);
        for (int engine = 0; engine < engines; engine++)
            _engines[engine].Start(attention, seen[head + engine], Cycle);
        var ends = new Queue<long>();
        long ahead = Math.Max(1, _options.Buffer.Bytes / BlockBytes(attention));
        long sent = 0;
        for (long visit = 0; visit < plan.Count; visit++)
        {
            while (Memory.IsBound && sent < plan.Count && sent < visit + ahead)
            {
                // a place in the buffer is free when the block that was so many before is done
                if (sent >= ahead && _clock.Edge(ends.Dequeue()) is var free && free > Now)
                    await WaitUntil(free);
                await RequestAsync(attention.Address, plan, sent++, head, engines);
            }
            long cycle = await ArrivalAsync();
            for (int engine = 0; engine < engines; engine++)
                _engines[engine].Block(cycle, plan.Tokens(visit), plan.Distance(visit));
            ends.Enqueue(_engines.Take(engines).Max(engine => engine.End));
            _meters.Read(plan.Bytes(visit) * engines);
        }
        await FinishAsync(engines);
    }

    /// <summary>Cycle in which the next answer came; now without a memory.</summary>
    private async SimTask<long> ArrivalAsync()
    {
        if (!Memory.IsBound)
            return Cycle;
        while (_arrivals.Count == 0)
            await _arrived;
        return _arrivals.Dequeue();
    }

    private async SimTask TakeAnswersAsync()
    {
        while (Memory.IsBound)
        {
            Payload payload = await Memory.ReceiveResponseAsync();
            payload.EnsureOk();
            payload.Release();
            _arrivals.Enqueue(Cycle);
            _arrived.Notify();
        }
    }

    private async SimTask FinishAsync(int engines)
    {
        long end = 0;
        for (int engine = 0; engine < engines; engine++)
        {
            _engines[engine].Finish();
            end = Math.Max(end, _engines[engine].End);
        }
        if (_clock.Edge(end) > Now)
            await WaitUntil(_clock.Edge(end));
    }

    /// <summary>One stream for all heads: a run for each, a context apart.</summary>
    private async SimTask RequestAsync(ulong address, BlockPlan plan, long visit, int head, int engines)
    {
        long bytes = plan.Bytes(visit);
        Payload payload = _pool.Rent().SetRead(address + (ulong)plan.FirstByte(visit, head), bytes * engines);
        if (engines > 1)
            payload.Stream = new StreamShape(bytes, plan.FirstByte(visit, 1) - plan.FirstByte(visit, 0), engines);
        await Memory.SendAsync(payload);
    }

    /// <summary>Grids go round the engines; each is written, unless it is there, and then all vectors stream through it.</summary>
    private async SimTask MultiplyAsync(ResidentProduct product, bool resident)
    {
        if (!resident)
            await MoveAsync(product, write: false);
        long cycles = Cycles(product, resident);
        long bits = resident ? 0 : product.Instances * _inner.Bits(product.Inputs, product.Outputs);
        Int128 macs = product.Instances * _inner.BitMacs(product.Inputs, product.Outputs, product.Tokens);
        _meters.Work(new BlockWork(cycles * Math.Min(Grids(product), _options.Engines), 0, macs, bits), _clock);
        await WaitUntil(_clock.Edge(Cycle + cycles));
    }

    /// <summary>New words come into the macros, row after row.</summary>
    private async SimTask WriteAsync(ResidentProduct product)
    {
        long cycles = product.Instances * _inner.WriteCycles(product.Inputs, product.Outputs);
        _meters.Work(new BlockWork(cycles, 0, 0, product.Instances * _inner.Bits(product.Inputs, product.Outputs)), _clock);
        await WaitUntil(_clock.Edge(Cycle + cycles));
    }

    private long Grids(in ResidentProduct product) => product.Instances * _inner.Grids(product.Inputs, product.Outputs);

    private long Cycles(in ResidentProduct product, bool resident)
    {
        long rounds = (Grids(product) + _options.Engines - 1) / _options.Engines;
        (long rows, long columns) = (Math.Min(product.Inputs, _options.Inner.Rows), Math.Min(product.Outputs, _options.Inner.Columns));
        long write = resident ? 0 : _inner.WriteCycles(rows, columns);
        return checked(rounds * (write + _inner.ComputeCycles(rows, columns, product.Tokens)));
    }

    /// <summary>A matrix crosses the port to the memory; without one it is in the buffer.</summary>
    private async SimTask MoveAsync(ResidentProduct product, bool write)
    {
        if (Memory.IsBound)
        {
            ulong address = _places.InMemory(product);
            Payload payload = _pool.Rent();
            await Memory.SendAsync(write ? payload.SetWrite(address, product.WeightBytes) : payload.SetRead(address, product.WeightBytes));
            await ArrivalAsync();
        }
        _meters.Read(product.WeightBytes);
    }
}
