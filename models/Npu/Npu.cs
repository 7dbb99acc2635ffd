using Tlm.Models.Llm;
using Tlm.Models.Npu.Execution;
using Tlm.Models.Npu.Offload;
using Tlm.Models.Npu.Timing;

namespace Tlm.Models.Npu;

/// <summary>A neural processing unit that runs an LLM: systolic arrays, vector units, a scratchpad with buffered tiles, and a DMA engine.</summary>
/// <remarks>
/// Three processes: <c>dma</c> loads tiles ahead as far as buffers and dependences let it, and stores; <c>answers</c> takes responses;
/// <c>compute</c> works through the tiles in order.
/// </remarks>
[Component("npu", Description = "Neural processing unit: systolic arrays, vector units, scratchpad, DMA; runs an LLM")]
public sealed class Npu : Component, IResultSource, IProgressSource, IPerformanceLimits
{
    private readonly ClockDomain _clock;
    private readonly WorkContext _context;
    private readonly WorkSource _source;
    private readonly NpuMeters _meters;
    private readonly InferenceLog _log;
    private readonly OperatorLedger _ledger;
    private readonly DeviceLinks _devices;
    private readonly OperatorTrack _track;
    private readonly DmaState _dma;
    private readonly Queue<WorkItem> _queue = new();
    private readonly SimEvent _queued;
    private readonly SimEvent _loaded;
    private readonly PayloadPool _payloads;
    private long _issued;
    private long _computed;
    private int _pass;
    private bool _allIssued;

    /// <summary>Creates the unit and reads its model. Throws <see cref="InputException"/> if the model is unusable.</summary>
    public Npu(ComponentContext context, NpuOptions options)
        : base(context)
    {
        PowerState power = new(options);
        _clock = power.Clock;
        _context = new WorkContext(options);
        _source = new WorkSource(_context);
        _meters = new NpuMeters(this, options, power);
        _log = new InferenceLog(_context.Workload);
        _devices = new DeviceLinks(this, options.Placement);
        string[] resources = ["array", "vector unit", "waiting for memory"];
        _ledger = new OperatorLedger(_devices.Sockets.Count > 0 ? [.. resources, "waiting for devices"] : resources);
        _track = new OperatorTrack(Activities);
        _dma = new DmaState(this, _context);
        _payloads = new PayloadPool(FullName);
        _queued = new SimEvent(this, "queued");
        _loaded = new SimEvent(this, "loaded");
        Memory = new InitiatorSocket(this, "mem");
        Thread("dma", MoveAsync);
        Weights = new InitiatorSocket(this, "weights") { IsOptional = true };
        Server("answers", () => TakeAnswersAsync(Memory));
        Server("weight_answers", () => TakeAnswersAsync(Weights));
        foreach (InitiatorSocket socket in _devices.Sockets)
            Server($"{socket.Name}_answers", () => _devices.TakeAnswersAsync(socket));
        Thread("compute", ComputeAsync);
    }

    /// <summary>Where weights are, if they have a memory of their own; may stay unbound.</summary>
    public InitiatorSocket Weights { get; }

    /// <summary>Where cache and spilled activations are, and weights unless they have a memory of their own.</summary>
    public InitiatorSocket Memory { get; }

    /// <summary>When tokens were produced.</summary>
    public InferenceLog Log => _log;

    /// <inheritdoc/>
    public IEnumerable<PerformanceLimit> Limits =>
        [new("peak_operations", _context.PeakOperationsPerCycle * 1e15 / _clock.ToTime(1_000_000).Femtoseconds * 1_000_000, Unit.Parse("OPS"), "operations of the arrays at the workload's widths")];

    /// <inheritdoc/>
    public WorkProgress Progress => _log.Progress;

    /// <inheritdoc/>
    public void PublishResults(ResultSheet sheet)
    {
        _log.Publish(sheet);
        _ledger.Publish(sheet);
    }

    /// <inheritdoc/>
    protected override void EndOfElaboration()
    {
        _context.Place(Weights.IsBound, _devices.Place(_context.Workload, new LocalDevice(_context, _clock)));
        MemoryFit.Check(FullName, _context, Memory, Weights);
    }

    private async SimTask MoveAsync()
    {
        WorkItem? next = _source.Next();
        while (next is not null || _dma.HasStores || _computed < _issued)
        {
            if (_dma.HasStores)
            {
                await Memory.SendAsync(_dma.TakeStore(_payloads.Rent()));
            }
            else if (next is not null && MayIssue(next))
            {
                _issued++;
                WorkItem item = next;
                next = _source.Next();
                _allIssued = next is null;
                _queue.Enqueue(item);
                _queued.Notify();
                if (item.HasLoad)
                    await SendLoad(item);
            }
            else
            {
                await _dma.Changed;
            }
        }
    }

    private bool MayIssue(WorkItem item)
    {
        if (item.LoadsResults && _computed < _issued)
            return false;
        return _queue.Count < DmaState.LookAhead && _dma.HasRoomFor(item);
    }

    private SendAwaitable<Payload> SendLoad(WorkItem item)
    {
        _dma.Begin(item);
        _meters.LoadBegins(item);
        InitiatorSocket socket = item.LoadsWeights && Weights.IsBound ? Weights : Memory;
        return socket.SendAsync(_dma.Load(item, _payloads.Rent()));
    }

    private async SimTask TakeAnswersAsync(InitiatorSocket socket)
    {
        while (socket.IsBound)
        {
            Payload payload = await socket.ReceiveResponseAsync();
            payload.EnsureOk();
            if (payload.InitiatorTag is WorkItem item)
            {
                item.IsLoaded = true;
                _dma.Arrived();
                _meters.LoadEnds();
                _loaded.Notify();
            }
            payload.Release();
        }
    }

    private async SimTask ComputeAsync()
    {
        _log.Begin(Now);
        while (!_allIssued || _queue.Count > 0)
        {
            SimTime begin = Now;
            while (_queue.Count == 0)
                await _queued;
            WorkItem item = _queue.Peek();
            while (item.HasLoad && !item.IsLoaded)
                await _loaded;
            SimTime loaded = Now;
            if (item.Device >= 0)
                await _devices.SendAsync(item.Device, item.Product, item.Action);
            if (item.Joins)
                await _devices.JoinAsync();
            long cycles = item.VectorCycles + item.ArrayCycles;
            SimTime start = Now;
            if (cycles > 0)
            {
                long edge = _clock.CyclesCeiling(Now);
                start = _clock.Edge(edge);
                await WaitUntil(_clock.Edge(edge + cycles));
            }
            if (Activities.IsOn)
                Track(item, begin, start);
            SimTime devices = item.Joins ? Now - loaded - (Now - start) : SimTime.Zero;
            End(item, start - begin - devices, devices, Now - start);
        }
        _track.Flush();
    }

    private void Track(WorkItem item, SimTime begin, SimTime start)
    {
        long moved = item.LoadBytes + (item.HasStore ? item.Store.Bytes : 0);
        _track.Add(item.Operator, _pass, new Activity("", "", begin, Now)
        {
            Operations = (2 * item.Macs) + item.VectorElements,
            Bytes = moved,
            Waiting = start - begin,
        });
    }

    private void End(WorkItem item, SimTime waited, SimTime devices, SimTime worked)
    {
        SimTime vector = item.VectorCycles == 0 ? SimTime.Zero : item.ArrayCycles == 0 ? worked : _clock.ToTime(item.VectorCycles);
        long moved = item.LoadBytes + (item.HasStore ? item.Store.Bytes : 0);
        Span<long> times = [(worked - vector).Femtoseconds, vector.Femtoseconds, waited.Femtoseconds, devices.Femtoseconds];
        _ledger.Add(item.Operator.Kind, times[..(_devices.Sockets.Count > 0 ? 4 : 3)], item.Macs, moved);
        _meters.TileEnds(item, worked - vector, vector);
        _queue.Dequeue();
        _computed++;
        if (item.HasStore)
        {
            _meters.Stored(item.Store.Bytes);
            _dma.AddStore(item);
        }
        if (item.EndsPass)
            EndPass();
        _dma.Free(item);
        _context.Items.Return(item);
    }

    private void EndPass()
    {
        _log.PassEnded(Now);
        _meters.TokensDone(_context.Workload.Passes[_pass++].Logits);
    }
}
