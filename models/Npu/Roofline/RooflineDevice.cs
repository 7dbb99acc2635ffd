using Tlm.Models.Llm;
using Tlm.Models.Npu.Execution;

namespace Tlm.Models.Npu.Roofline;

/// <summary>A GPU or CPU as a baseline: each operator takes what its roofline says, one after the other. It has its memory inside.</summary>
[Component("roofline", Description = "GPU or CPU baseline by peak rates, bandwidths, caps, kernel overhead and idle power; runs an LLM")]
public sealed class RooflineDevice : Component, IResultSource, IProgressSource
{
    private readonly LlmWorkload _workload;
    private readonly RooflineOptions _options;
    private readonly RooflineTiming _timing;
    private readonly InferenceLog _log;
    private readonly OperatorLedger _ledger = new("compute", "memory", "kernel start");
    private readonly EventEnergy _operations;
    private readonly EventEnergy _memory;
    private readonly TimeWeighted _computeBusy;
    private readonly TimeWeighted _memoryBusy;

    /// <summary>Creates the device and reads its model. Throws <see cref="InputException"/> if the model is unusable.</summary>
    public RooflineDevice(ComponentContext context, RooflineOptions options)
        : base(context)
    {
        _options = options;
        _workload = new LlmWorkload(options.Workload);
        TensorMap map = _workload.Layout(0);
        CheckCapacity(map);
        _timing = new RooflineTiming(options, (long)map.End);
        _log = new InferenceLog(_workload);
        _operations = Energy.Cause("operations", "arithmetic");
        _memory = Energy.Cause("memory", "bits moved");
        Energy.StaticPower("idle", options.IdlePower, "power drawn all the time");
        _computeBusy = Statistics.Utilisation("compute", 1, "arithmetic at its reachable rate");
        _memoryBusy = Statistics.Utilisation("memory", 1, "memory at its reachable bandwidth");
        Thread("run", RunAsync);
    }

    /// <summary>When tokens were produced.</summary>
    public InferenceLog Log => _log;

    /// <inheritdoc/>
    public WorkProgress Progress => _log.Progress;

    /// <inheritdoc/>
    public void PublishResults(ResultSheet sheet)
    {
        _log.Publish(sheet);
        _ledger.Publish(sheet);
    }

    private async SimTask RunAsync()
    {
        _log.Begin(Now);
        foreach (Step pass in _workload.Passes)
        {
            foreach (Operator op in _workload.Lowering.Lower(pass))
                await Delay(Account(op));
            _log.PassEnded(Now);
        }
    }

    private SimTime Account(Operator op)
    {
        (SimTime compute, SimTime memory, SimTime start) = _timing.Of(op);
        long bytes = memory.IsZero ? 0 : op.WeightBytes + op.KvBytesRead + op.KvBytesWritten + op.ActivationBytesIn + op.ActivationBytesOut;
        bool computeBound = compute >= memory;
        _ledger.Add(op.Kind, [computeBound ? compute.Femtoseconds : 0, computeBound ? 0 : memory.Femtoseconds, start.Femtoseconds], op.Macs, bytes);
        _computeBusy.AddSpan(1, compute.Femtoseconds);
        _memoryBusy.AddSpan(1, memory.Femtoseconds);
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
