namespace Tlm.Models.Npu.Gpu;

/// <summary>Time, bytes and multiply-accumulates of a kernel on each GPU.</summary>
/// <param name="Time">Time.</param>
/// <param name="Bytes">Bytes between memory and chip.</param>
/// <param name="Macs">Multiply-accumulates.</param>
internal readonly record struct KernelCost(SimTime Time, long Bytes, long Macs);

/// <summary>Times of kernels: the longer of arithmetic at the capped peak and bytes at the capped bandwidth, both less where the last wave leaves cores idle.</summary>
internal sealed class KernelTiming(GpuNodeOptions options)
{
    private const long FemtosecondsPerSecond = 1_000_000_000_000_000;

    private readonly KernelTiling _tiling = new(options.Tiling, options.Cores);

    /// <summary>A matrix kernel. At 8 bits the peak is twice that at 16.</summary>
    public KernelCost Matrix(MatrixKernel kernel)
    {
        KernelPlan plan = _tiling.Plan(kernel);
        return Roofline(2 * kernel.Macs, plan.MemoryBytes, plan.Blocks, kernel.Bytes, kernel.Macs);
    }

    /// <summary>A softmax over rows: five operations an element, each read and written once; a thread block takes the rows of one head.</summary>
    public KernelCost Softmax(long rows, long columns, long instances, int bytes)
    {
        long elements = checked(rows * columns * instances);
        return Roofline(5 * elements, 2 * elements * bytes, instances, bytes, 0);
    }

    /// <summary>A kernel that passes over its operands once.</summary>
    public KernelCost Stream(StreamKernelOptions kernel, long bytes)
    {
        double rate = options.MemoryBandwidth.BitsPerSecond / 8.0 * kernel.BandwidthShare / 100;
        return new KernelCost(kernel.Start + SimTime.FromFemtoseconds((long)Math.Round(bytes / rate * FemtosecondsPerSecond)), bytes, 0);
    }

    private KernelCost Roofline(long operations, long bytes, long blocks, int valueBytes, long macs)
    {
        (long busy, long all) = _tiling.Utilisation(blocks);
        SimTime compute = At(operations, (Int128)options.Peak * (2 / valueBytes) * options.ComputeCap * busy, all);
        SimTime memory = At(checked(bytes * 8), (Int128)options.MemoryBandwidth.BitsPerSecond * options.MemoryCap * busy, all);
        return new KernelCost(SimTime.Max(compute, memory), bytes, macs);
    }

    // percent rates, of which busy / all is reached
    private static SimTime At(long amount, Int128 rateTimesBusy, long all)
    {
        Int128 work = (Int128)amount * FemtosecondsPerSecond * 100 * all;
        return SimTime.FromFemtoseconds(checked((long)((work + rateTimesBusy - 1) / rateTimesBusy)));
    }
}
