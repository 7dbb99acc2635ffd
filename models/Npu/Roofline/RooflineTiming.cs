using Tlm.Models.Llm;

namespace Tlm.Models.Npu.Roofline;

/// <summary>Time of an operator: the longer of its operations at the capped peak and its bytes at the capped bandwidth, plus the start of its kernel.</summary>
/// <remarks>Weights and cache come from the smallest level that holds the whole model with its cache, activations from the smallest that holds them.</remarks>
internal sealed class RooflineTiming
{
    private const long FemtosecondsPerSecond = 1_000_000_000_000_000;

    private readonly RooflineOptions _options;
    private readonly PeakRate _peak;

    public RooflineTiming(RooflineOptions options, long modelBytes)
    {
        _options = options;
        _peak = options.Peak ?? throw new InvalidOperationException("the options were checked to have a peak");
        ModelLevel = LevelFor(modelBytes);
    }

    /// <summary>Where weights and cache are.</summary>
    public MemoryLevel ModelLevel { get; }

    /// <summary>Operations of an operator: two a MAC, two an element.</summary>
    public static long Operations(Operator op)
    {
        return checked(2 * (op.Macs + op.VectorElements));
    }

    /// <summary>Time for operations, for bytes, and to start.</summary>
    public (SimTime Compute, SimTime Memory, SimTime Start) Of(Operator op)
    {
        bool fused = _options.FuseElementwise && !op.IsMatrix && op.WeightBytes == 0 && op.KvBytesWritten == 0;
        SimTime compute = Ceiling(Operations(op), _peak.Rate, _options.ComputeCap);
        return fused ? (compute, SimTime.Zero, SimTime.Zero) : (compute, MemoryTime(op), _options.KernelOverhead);
    }

    /// <summary>Time of a product with weights in the main level, for policies that share work out.</summary>
    public SimTime Estimate(in ResidentProduct product)
    {
        SimTime compute = Ceiling(checked(2 * product.Macs), _peak.Rate, _options.ComputeCap);
        return SimTime.Max(compute, Transfer(ModelLevel, product.WeightBytes)) + _options.KernelOverhead;
    }

    /// <summary>Energy of the bits that an operator moves.</summary>
    public Energy MemoryEnergy(Operator op)
    {
        long model = op.WeightBytes + op.KvBytesRead + op.KvBytesWritten;
        long activations = op.ActivationBytesIn + op.ActivationBytesOut;
        return ModelLevel.Energy.For(checked(model * 8)) + LevelFor(activations).Energy.For(checked(activations * 8));
    }

    private SimTime MemoryTime(Operator op)
    {
        long model = op.WeightBytes + op.KvBytesRead + op.KvBytesWritten;
        long activations = op.ActivationBytesIn + op.ActivationBytesOut;
        return Transfer(ModelLevel, model) + Transfer(LevelFor(activations), activations);
    }

    private SimTime Transfer(MemoryLevel level, long bytes)
    {
        return Ceiling(checked(bytes * 8), level.Bandwidth.BitsPerSecond, _options.MemoryCap);
    }

    private MemoryLevel LevelFor(long bytes)
    {
        return _options.Memory.FirstOrDefault(level => level.Capacity.Bytes >= bytes) ?? _options.Memory[^1];
    }

    private static SimTime Ceiling(long amount, long perSecond, int capPercent)
    {
        Int128 rate = (Int128)perSecond * capPercent;
        return SimTime.FromFemtoseconds(checked((long)((((Int128)amount * FemtosecondsPerSecond * 100) + rate - 1) / rate)));
    }
}
