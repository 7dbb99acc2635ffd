namespace Tlm.Models.Npu.Gpu;

/// <summary>What a kernel is for.</summary>
internal enum KernelKind
{
    QueryKeyValue,
    Attention,
    Projection,
    FeedForward,
    Activation,
    Norm,
    AllReduce,
    OutputProjection,
}

/// <summary>Where the time of a node went, its statistics and energy. Energies are of all GPUs.</summary>
internal sealed class GpuMeters
{
    private static readonly (KernelKind Kind, string Name)[] Names =
    [
        (KernelKind.QueryKeyValue, "query_key_value"), (KernelKind.Attention, "attention"), (KernelKind.Projection, "projection"), (KernelKind.FeedForward, "feed_forward"),
        (KernelKind.Activation, "activation"), (KernelKind.Norm, "norm"), (KernelKind.AllReduce, "all_reduce"), (KernelKind.OutputProjection, "output_projection"),
    ];

    private readonly GpuNodeOptions _options;
    private readonly long[] _times = new long[Names.Length];
    private readonly Counter _macs;
    private readonly Counter _bytes;
    private readonly Counter _exchanged;
    private readonly TimeWeighted _busy;
    private readonly EventEnergy _memoryEnergy;
    private readonly EventEnergy _macEnergy;
    private readonly EventEnergy _fabricEnergy;

    public GpuMeters(Component owner, GpuNodeOptions options)
    {
        _options = options;
        _macs = owner.Statistics.Counter("macs", Unit.Operations, "multiply-accumulates of all GPUs");
        _bytes = owner.Statistics.Counter("memory_bytes", Unit.Bytes, "bytes between memories and chips of all GPUs");
        _exchanged = owner.Statistics.Counter("fabric_bytes", Unit.Bytes, "bytes that all GPUs put on the fabric");
        _busy = owner.Statistics.Utilisation("busy", 1, "kernels run");
        _memoryEnergy = owner.Energy.Cause("memory", "bits between memory and chip");
        _macEnergy = owner.Energy.Cause("mac", "multiply-accumulates");
        _fabricEnergy = owner.Energy.Cause("fabric", "bits between GPUs");
        owner.Energy.StaticPower("idle", options.Energy.Idle * options.Devices, "power without work");
    }

    /// <summary>A kernel ran, the same on every GPU.</summary>
    public void Kernel(KernelKind kind, in KernelCost cost)
    {
        Spent(kind, cost.Time);
        _busy.AddSpan(1, cost.Time.Femtoseconds);
        _macs.Add(checked(cost.Macs * _options.Devices));
        _bytes.Add(checked(cost.Bytes * _options.Devices));
        _macEnergy.Charge(_options.Energy.Mac, checked(cost.Macs * _options.Devices));
        _memoryEnergy.Charge(_options.Energy.Memory.For(checked(cost.Bytes * 8)), _options.Devices);
    }

    /// <summary>Time went on something.</summary>
    public void Spent(KernelKind kind, SimTime time) => _times[(int)kind] += time.Femtoseconds;

    /// <summary>The GPUs exchanged data: so many bytes each.</summary>
    public void Exchanged(SimTime time, long bytes)
    {
        Spent(KernelKind.AllReduce, time);
        _exchanged.Add(checked(bytes * _options.Devices));
        _fabricEnergy.Charge(_options.Energy.Fabric.For(checked(bytes * 8)), _options.Devices);
    }

    public void Publish(ResultSheet sheet)
    {
        sheet.Breakdown("time_by_kernel", Unit.Femtoseconds, "time by what kernels are for", Names.Select(item => new ResultPart(item.Name, _times[(int)item.Kind])));
    }
}
