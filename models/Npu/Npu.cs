using Tlm.Models.Llm;
using Tlm.Models.Npu.Collectives;
using Tlm.Models.Npu.Execution;
using Tlm.Models.Npu.Offload;
using Tlm.Models.Npu.Timing;

namespace Tlm.Models.Npu;

/// <summary>A neural processing unit that runs an LLM: systolic arrays, vector units, a scratchpad with buffered tiles, and a DMA engine.</summary>
/// <remarks>
/// Processes of a lane of work: <c>dma</c> loads tiles ahead as far as buffers and dependences let it, and stores; <c>compute</c> works through the tiles in order.
/// <c>answers</c> takes responses. A drafter that works beside the target has a lane of its own.
/// </remarks>
[Component("npu", Description = "Neural processing unit: systolic arrays, vector units, scratchpad, DMA; runs an LLM")]
public sealed class Npu : Component, IResultSource, IProgressSource, IPerformanceLimits
{
    private readonly ClockDomain _clock;
    private readonly NpuOptions _options;
    private readonly LlmWorkload _workload;
    private readonly WorkContext[] _contexts;
    private readonly InferenceLog _log;
    private readonly OperatorLedger _ledger;
    private readonly DeviceLinks _devices;
    private readonly PeerLinks _group;

    /// <summary>Creates the unit and reads its model. Throws <see cref="InputException"/> if the model is unusable.</summary>
    public Npu(ComponentContext context, NpuOptions options, SimRandom? random = null)
        : base(context)
    {
        PowerState power = new(options);
        _clock = power.Clock;
        _options = options;
        _workload = new LlmWorkload(options.Workload, random);
        _log = new InferenceLog(_workload);
        bool beside = options.Workload.Speculation is { Schedule: DraftSchedule.Overlapped };
        WorkList[] items = beside ? [new(options.Dma), new(options.Dma)] : [new(options.Dma)];
        _contexts = [.. _workload.Networks.Select((network, number) => new WorkContext(options, network, items[beside ? number : 0]))];
        NpuMeters meters = new(this, options, power);
        Memory = new InitiatorSocket(this, "mem");
        _devices = new DeviceLinks(this, options.Placement);
        _group = new PeerLinks(this, options);
        _ledger = new OperatorLedger(
            new("array"), new("vector unit"), new("waiting for memory"), new("waiting for devices", _devices.Sockets.Count > 0), new("waiting for the other lane", beside),
            new("exchange with peers", _group.Ranks > 1));
        ExternalArray? array = options.Array.External ? new(this, options.Array, _clock) : null;
        LaneShare share = new(this, WaitUntil)
        {
            Clock = _clock,
            Memory = Memory,
            Payloads = new PayloadPool(FullName),
            Meters = meters,
            Log = _log,
            Ledger = _ledger,
            Activities = Activities,
            Devices = _devices,
            Group = _group,
            Array = beside ? new SimMutex(this, "array") : null,
            External = array,
        };
        IPassFeed feed = _workload.Feed();
        Lane lane = beside ? Lanes(share, items) : new Lane(share, "", feed, _contexts, items[0], 1);
        Thread("dma", lane.MoveAsync);
        Weights = new InitiatorSocket(this, "weights") { IsOptional = true };
        Draft = new InitiatorSocket(this, "draft") { IsOptional = true };
        Server("answers", () => TakeAnswersAsync(Memory));
        Server("messages", _group.TakeMessagesAsync);
        Server("peer_answers", () => TakeAnswersAsync(_group.Peers));
        Server("weight_answers", () => TakeAnswersAsync(Weights));
        Server("draft_answers", () => TakeAnswersAsync(Draft));
        if (array is not null)
            Server("array_answers", array.TakeAnswersAsync);
        foreach (InitiatorSocket socket in _devices.Sockets)
            Server($"{socket.Name}_answers", () => _devices.TakeAnswersAsync(socket));
        Thread("compute", () => BeginAsync(lane, feed));
    }

    /// <summary>Where weights are, if they have a memory of their own; may stay unbound.</summary>
    public InitiatorSocket Weights { get; }

    /// <summary>Where a drafter's weights are, if they have a memory of their own; may stay unbound.</summary>
    public InitiatorSocket Draft { get; }

    /// <summary>Where cache and spilled activations are, and weights unless they have a memory of their own.</summary>
    public InitiatorSocket Memory { get; }

    /// <summary>To the devices that share the model: the next rank's inbox, or a switch; bound in a group only.</summary>
    public InitiatorSocket Peers => _group.Peers;

    /// <summary>From the devices that share the model; bound in a group only.</summary>
    public TargetSocket Inbox => _group.Inbox;

    /// <summary>When tokens were produced.</summary>
    public InferenceLog Log => _log;

    /// <inheritdoc/>
    public IEnumerable<PerformanceLimit> Limits =>
        [new("peak_operations", _contexts[0].PeakOperationsPerCycle * 1e15 / _clock.ToTime(1_000_000).Femtoseconds * 1_000_000, Unit.Parse("OPS"), "operations of the arrays at the workload's widths")];

    /// <inheritdoc/>
    public WorkProgress Progress => _log.Progress;

    /// <inheritdoc/>
    public void PublishResults(ResultSheet sheet)
    {
        if (_group.Rank == 0)
            _log.Publish(sheet, this);
        _ledger.Publish(sheet);
    }

    /// <inheritdoc/>
    protected override void EndOfElaboration()
    {
        _group.Check();
        if (_group.IsIdle)
            Report(Severity.Warning, "npu/idle-links", "links to other devices, but no workload.tensor_parallel says which share of the model this one computes");
        MemoryBases bases = new(_options, Memory, Weights, Draft);
        foreach (WorkContext context in _contexts.Reverse())
        {
            bases.Place(context, _devices.Place(context.Network, new LocalDevice(context, _clock)));
            MemoryFit.Check(FullName, context, Memory);
        }
        foreach (WorkContext context in _contexts)
            context.SpillAddress = bases.Spill;
    }

    /// <summary>The target's lane; the drafter's runs beside it.</summary>
    private Lane Lanes(LaneShare share, WorkList[] items)
    {
        Lane target = new(share, "", _workload.FeedOf(0), _contexts, items[0], 2);
        Lane drafter = new(share, "draft_", _workload.FeedOf(1), _contexts, items[1], 2);
        target.Beside(drafter);
        drafter.Beside(target);
        Thread("draft_dma", drafter.MoveAsync);
        Thread("draft_compute", drafter.ComputeAsync);
        return target;
    }

    private SimTask BeginAsync(Lane lane, IPassFeed feed)
    {
        _log.Begin(Now, feed);
        return lane.ComputeAsync();
    }

    private static async SimTask TakeAnswersAsync(InitiatorSocket socket)
    {
        while (socket.IsBound)
        {
            Payload payload = await socket.ReceiveResponseAsync();
            payload.EnsureOk();
            if (payload.InitiatorTag is WorkItem item)
                item.Lane!.Arrived(item);
            payload.Release();
        }
    }
}
