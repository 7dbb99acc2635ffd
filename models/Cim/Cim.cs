using Tlm.Models.Cim.Dataflow;
using Tlm.Models.Cim.Execution;
using Tlm.Models.Cim.Macros;
using Tlm.Models.Cim.Softmax;

namespace Tlm.Models.Cim;

/// <summary>
/// Compute-in-memory engines. Work comes to <c>compute</c> (<see cref="CimExtension"/>) and is done in order; caches and matrices are read through <c>mem</c>, blocks ahead as far as
/// the global buffer has room. Without a memory everything is taken to be in the buffer.
/// </summary>
[Component("cim", Description = "Compute-in-memory engines: bit-serial inner- and outer-product macros, online softmax, attention with stationary queries or caches")]
public sealed class Cim : Component
{
    private readonly CimOptions _options;
    private readonly ClockDomain _clock;
    private readonly CimMeters _meters;
    private readonly EnginePipeline[] _engines;
    private readonly SimRandom _random;
    private readonly MacroTiming _inner;
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
        Compute = new TargetSocket(this, "compute").Understands<CimExtension>();
        Memory = new InitiatorSocket(this, "mem") { IsOptional = true };
        _arrived = new SimEvent(this, "arrived");
        Server("serve", ServeAsync);
        Server("answers", TakeAnswersAsync);
    }

    /// <summary>Where work arrives.</summary>
    public TargetSocket Compute { get; }

    /// <summary>Where caches and matrices are; may stay unbound.</summary>
    public InitiatorSocket Memory { get; }

    private long Cycle => _clock.CyclesCeiling(Now);

    private async SimTask ServeAsync()
    {
        while (true)
        {
            Payload payload = await Compute.ReceiveAsync();
            SimTime begin = Now;
            CimExtension? work = payload.GetExtension<CimExtension>();
            if (work?.Attention is { } attention && Admits(payload, attention))
                await AttendAsync(attention);
            else if (work?.Product is { } product && Admits(payload, product))
                await MultiplyAsync(product);
            else if (work?.Attention is null && work?.Product is null)
                payload.Fail(ResponseStatus.CommandError, $"'{FullName}' computes attention and products only, the payload holds none");
            payload.Stages.Add(LatencyStage.Compute, Now - begin);
            await Compute.RespondAsync(payload);
        }
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

    private bool Admits(Payload payload, CimProduct product)
    {
        if (product.Inputs < 1 || product.Outputs < 1 || product.Vectors < 1)
            payload.Fail(ResponseStatus.GenericError, $"a product of {product.Inputs} x {product.Outputs} with {product.Vectors} vectors: every size must be at least 1");
        else if (product.Resident && _inner.Grids(product.Inputs, product.Outputs) > _options.Engines)
            payload.Fail(ResponseStatus.GenericError, $"a matrix of {_inner.Grids(product.Inputs, product.Outputs)} macros can't be in the {_options.Engines} of '{FullName}'");
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
    private async SimTask MultiplyAsync(CimProduct product)
    {
        if (!product.Resident)
            await FetchAsync(product);
        long grids = _inner.Grids(product.Inputs, product.Outputs);
        long rounds = (grids + _options.Engines - 1) / _options.Engines;
        (long rows, long columns) = (Math.Min(product.Inputs, _options.Inner.Rows), Math.Min(product.Outputs, _options.Inner.Columns));
        long write = product.Resident ? 0 : _inner.WriteCycles(rows, columns);
        long cycles = checked(rounds * (write + _inner.ComputeCycles(rows, columns, product.Vectors)));
        _meters.Work(new BlockWork(cycles * Math.Min(grids, _options.Engines), 0, _inner.BitMacs(product.Inputs, product.Outputs, product.Vectors), product.Resident ? 0 : _inner.Bits(product.Inputs, product.Outputs)), _clock);
        await WaitUntil(_clock.Edge(Cycle + cycles));
    }

    private async SimTask FetchAsync(CimProduct product)
    {
        long bytes = (_inner.Bits(product.Inputs, product.Outputs) + 7) / 8;
        if (Memory.IsBound)
        {
            await Memory.SendAsync(_pool.Rent().SetRead(product.Address, bytes));
            await ArrivalAsync();
        }
        _meters.Read(bytes);
    }
}
