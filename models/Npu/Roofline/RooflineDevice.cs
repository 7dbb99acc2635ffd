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
    private OperatorSplit? _split;

    /// <summary>Creates the device and reads its model. Throws <see cref="InputException"/> if the model is unusable.</summary>
    public RooflineDevice(ComponentContext context, RooflineOptions options)
        : base(context)
    {
        _options = options;
        _workload = new LlmWorkload(options.Workload);
        _timing = new RooflineTiming(options, (long)_workload.Layout(0).End);
        _devices = new DeviceLinks(this, options.Placement);
        string[] resources = ["compute", "memory", "kernel start"];
        _ledger = new OperatorLedger(_devices.Sockets.Count > 0 ? [.. resources, "waiting for devices"] : resources);
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
        _log.Publish(sheet);
        _ledger.Publish(sheet);
    }

    /// <inheritdoc/>
    protected override void EndOfElaboration()
    {
        ModelPlacement? placement = _devices.Place(_workload, this);
        TensorMap map = _workload.Layout(0, placement: placement);
        CheckCapacity(map);
        _timing = new RooflineTiming(_options, (long)map.End);
        _split = placement is null ? null : new OperatorSplit(_workload, placement);
    }

    ulong IProductDevice.Place(string name, in ResidentProduct product)
    {
        throw new InvalidOperationException("local weights are placed by the tensor map");
    }

    SimTime IProductDevice.Estimate(in ResidentProduct product) => _timing.Estimate(product);

    private async SimTask RunAsync()
    {
        _log.Begin(Now);
        for (int pass = 0; pass < _workload.Passes.Count; pass++)
        {
            foreach (Operator op in _workload.Lowering.Lower(_workload.Passes[pass]))
            {
                SimTime begin = Now;
                await RunAsync(op);
                if (Activities.IsOn)
                    Track(op, pass, begin);
            }
            _log.PassEnded(Now);
        }
    }

    /// <summary>Sends what other devices compute, computes the rest, and waits for both.</summary>
    private async SimTask RunAsync(Operator op)
    {
        IReadOnlyList<DeviceProduct> elsewhere = _split?.Elsewhere(op) ?? [];
        foreach (DeviceProduct product in elsewhere)
            await _devices.SendAsync(product.Device, product.Product, product.Action);
        Operator? here = _split is null ? op : _split.Here(op);
        if (here is not null)
            await Delay(Account(here));
        if (elsewhere.Count == 0)
            return;
        SimTime begin = Now;
        await _devices.JoinAsync();
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
        Span<long> times = [computeBound ? compute.Femtoseconds : 0, computeBound ? 0 : memory.Femtoseconds, start.Femtoseconds, 0];
        _ledger.Add(op.Kind, times[..(_devices.Sockets.Count > 0 ? 4 : 3)], op.Macs, bytes);
        _computeBusy.AddSpan(1, Now.Femtoseconds, (Now + compute).Femtoseconds);
        _memoryBusy.AddSpan(1, Now.Femtoseconds, (Now + memory).Femtoseconds);
        _operations.Charge(_options.OperationEnergy, RooflineTiming.Operations(op));
        if (bytes > 0)
            _memory.Charge(_timing.MemoryEnergy(op));
        return SimTime.Max(compute, memory) + start;
    }

    private void CheckCapacity(TensorMap map)
    {
        MemoryLevel main = _options.Memory[^1];
        long over = map.BytesOver((ulong)main.Capacity.Bytes);
        if (over > 0)
            throw new ElaborationException($"{FullName}: {_workload.Model.Name} does not fit '{main.Name}' of {main.Capacity}: {over} bytes are too many");
    }
}
