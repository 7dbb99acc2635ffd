using Tlm.Models.Llm;
using Tlm.Models.Npu.Execution;
using Tlm.Models.Npu.Offload;

namespace Tlm.Models.Npu.Roofline;

/// <summary>A GPU or CPU as a baseline: each operator takes what its roofline says, one after the other. It has its memory inside.</summary>
[Component("roofline", Description = "GPU or CPU baseline by peak rates, bandwidths, caps, kernel overhead and idle power; runs an LLM")]
public sealed class RooflineDevice : Component, IResultSource, IProgressSource, IProductDevice, IPerformanceLimits
{
    private readonly LlmWorkload _workload;
    private readonly RooflineOptions _options;
    private readonly DeviceLinks _devices;
    private readonly InferenceLog _log;
    private readonly OperatorLedger _ledger;
    private readonly EventEnergy _operations;
    private readonly EventEnergy _memory;
    private readonly TimeWeighted _computeBusy;
    private readonly TimeWeighted _memoryBusy;
    private RooflineTiming _timing;
    private OperatorSplit?[] _splits = [];
    private readonly DeviceTally _tally = new();

    /// <summary>Creates the device and reads its model. Throws <see cref="InputException"/> if the model is unusable.</summary>
    public RooflineDevice(ComponentContext context, RooflineOptions options, SimRandom? random = null)
        : base(context)
    {
        _options = options;
        _workload = new LlmWorkload(options.Workload, random);
        _timing = new RooflineTiming(options, (long)_workload.Layout(0).End);
        _devices = new DeviceLinks(this, options.Placement);
        _ledger = new OperatorLedger(new("compute"), new("memory"), new("kernel start"), new("waiting for devices", _devices.Sockets.Count > 0));
        _log = new InferenceLog(_workload);
        _operations = Energy.Cause("operations", "arithmetic");
        _memory = Energy.Cause("memory", "bits moved");
        Energy.StaticPower("idle", options.IdlePower, "power drawn all the time");
        _computeBusy = Statistics.Utilisation("compute", 1, "arithmetic at its reachable rate");
        _memoryBusy = Statistics.Utilisation("memory", 1, "memory at its reachable bandwidth");
        foreach (InitiatorSocket socket in _devices.Sockets)
            Server($"{socket.Name}_answers", () => _devices.TakeAnswersAsync(socket));
        Thread("run", RunAsync);
    }

    /// <summary>When tokens were produced.</summary>
    public InferenceLog Log => _log;

    /// <inheritdoc/>
    public IEnumerable<PerformanceLimit> Limits =>
    [
        new("peak_operations", (double)_options.Peak!.Rate * _options.ComputeCap / 100, Unit.Parse("OPS"), "operations that kernels reach"),
        new("peak_bandwidth", _options.Memory[^1].Bandwidth.BitsPerSecond / 8.0 * _options.MemoryCap / 100, Unit.BytesPerSecond, "main memory bandwidth that kernels reach"),
    ];

    /// <inheritdoc/>
    public WorkProgress Progress => _log.Progress;

    /// <inheritdoc/>
    public void PublishResults(ResultSheet sheet)
    {
        _log.Publish(sheet, this);
        _ledger.Publish(sheet);
    }

    /// <inheritdoc/>
    protected override void EndOfElaboration()
    {
        ulong end = 0;
        ModelPlacement?[] placements = [.. _workload.Networks.Select(network => _devices.Place(network, this))];
        foreach ((LlmNetwork network, ModelPlacement? placement) in _workload.Networks.Zip(placements))
            end = network.Layout(end, placement: placement).End;
        CheckCapacity(end);
        _timing = new RooflineTiming(_options, checked((long)end));
        _splits = [.. _workload.Networks.Zip(placements, (network, placement) => placement is null ? null : new OperatorSplit(network, placement))];
    }

    ulong IProductDevice.Place(string name, in ResidentProduct product)
    {
        throw new InvalidOperationException("local weights are placed by the tensor map");
    }

    SimTime IProductDevice.Estimate(in ResidentProduct product) => _timing.Estimate(product);

    private async SimTask RunAsync()
    {
        IPassFeed feed = _workload.Feed();
        _log.Begin(Now, feed);
        for (int pass = 0; ; pass++)
        {
            SimTime wake;
            Step? step;
            while ((step = feed.Next(Now, out wake)) is null && wake < SimTime.MaxValue)
                await WaitUntil(wake);
            if (step is null)
                return;
            foreach (Operator op in _workload.Networks[step.Network].Lowering.Lower(step))
            {
                SimTime begin = Now;
                await RunAsync(op, _splits[step.Network]);
                if (Activities.IsOn)
                    Track(op, pass, begin);
            }
            _log.PassEnded(step, Now);
        }
    }

    /// <summary>Sends what other devices compute, computes the rest, and waits for both.</summary>
    private async SimTask RunAsync(Operator op, OperatorSplit? split)
    {
        IReadOnlyList<DeviceProduct> elsewhere = split?.Elsewhere(op) ?? [];
        foreach (DeviceProduct product in elsewhere)
            await _devices.SendAsync(_tally, product.Device, product.Product, product.Action, moves: false);
        Operator? here = split is null ? op : split.Here(op);
        if (here is not null)
            await Delay(Account(here));
        if (elsewhere.Count == 0)
            return;
        SimTime begin = Now;
        await _devices.JoinAsync(_tally);
        _ledger.Add(op.Kind, [0, 0, 0, (Now - begin).Femtoseconds], 0, 0);
    }

    private void Track(Operator op, int pass, SimTime begin)
    {
        Activities.Add(new Activity(op.Name, OperatorLedger.Name(op.Kind), begin, Now)
        {
            Layer = op.Layer,
            Pass = pass,
            Operations = RooflineTiming.Operations(op),
            Bytes = BytesOf(op),
        });
    }

    private static long BytesOf(Operator op) => op.WeightBytes + op.KvBytesRead + op.KvBytesWritten + op.ActivationBytesIn + op.ActivationBytesOut;

    private SimTime Account(Operator op)
    {
        (SimTime compute, SimTime memory, SimTime start) = _timing.Of(op);
        long bytes = memory.IsZero ? 0 : BytesOf(op);
        bool computeBound = compute >= memory;
        _ledger.Add(op.Kind, [computeBound ? compute.Femtoseconds : 0, computeBound ? 0 : memory.Femtoseconds, start.Femtoseconds, 0], op.Macs, bytes);
        _computeBusy.AddSpan(1, Now.Femtoseconds, (Now + compute).Femtoseconds);
        _memoryBusy.AddSpan(1, Now.Femtoseconds, (Now + memory).Femtoseconds);
        _operations.Charge(_options.OperationEnergy, RooflineTiming.Operations(op));
        if (bytes > 0)
            _memory.Charge(_timing.MemoryEnergy(op));
        return SimTime.Max(compute, memory) + start;
    }

    private void CheckCapacity(ulong end)
    {
        MemoryLevel main = _options.Memory[^1];
        ulong limit = (ulong)main.Capacity.Bytes;
        ulong over = end > limit ? end - limit : 0;
        if (over > 0)
            throw new ElaborationException($"{FullName}: {_workload.Model.Name} does not fit '{main.Name}' of {main.Capacity}: {over} bytes are too many");
    }
}
