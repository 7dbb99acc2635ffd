using Tlm.Models.Llm;

namespace Tlm.Models.Npu.Gpu;

/// <summary>A node of equal GPUs that share each layer (tensor parallelism), and what it runs.</summary>
public sealed record GpuNodeOptions : IValidatableOptions
{
    /// <summary>GPUs.</summary>
    [Parameter("GPUs, each with an equal share of every layer", Default = "8", Min = "1", Max = "1024")]
    public int Devices { get; init; } = 8;

    /// <summary>Cores of a GPU.</summary>
    [Parameter("Cores (streaming multiprocessors) of a GPU", Min = "1")]
    public required int Cores { get; init; }

    /// <summary>Peak rate of a GPU.</summary>
    [Parameter("Operations a second of a GPU at 16 bits (a multiply-accumulate is two)", Min = "1", Unit = "OPS")]
    public required long Peak { get; init; }

    /// <summary>Memory bandwidth of a GPU.</summary>
    [Parameter("Memory bandwidth of a GPU", Min = "1 bit/s")]
    public required Bandwidth MemoryBandwidth { get; init; }

    /// <summary>Memory of a GPU.</summary>
    [Parameter("Memory of a GPU", Min = "1 B")]
    public required DataSize MemoryCapacity { get; init; }

    /// <summary>Share of the peak rate that kernels reach.</summary>
    [Parameter("Share of the peak rate that kernels reach", Default = "80", Min = "1", Max = "100", Unit = "%")]
    public int ComputeCap { get; init; } = 80;

    /// <summary>Share of the memory bandwidth that kernels reach.</summary>
    [Parameter("Share of the memory bandwidth that kernels reach", Default = "85", Min = "1", Max = "100", Unit = "%")]
    public int MemoryCap { get; init; } = 85;

    /// <summary>On-chip memories and tiles of matrix kernels.</summary>
    [Parameter("On-chip memories, and tiles of matrix kernels")]
    public TilingOptions Tiling { get; init; } = new();

    /// <summary>Normalisation kernel.</summary>
    [Parameter("Kernel of a normalisation")]
    public StreamKernelOptions Norm { get; init; } = new();

    /// <summary>Activation kernel.</summary>
    [Parameter("Kernel of an activation function")]
    public StreamKernelOptions Activation { get; init; } = new();

    /// <summary>What connects the GPUs.</summary>
    [Parameter("What connects the GPUs")]
    public FabricOptions Fabric { get; init; } = new();

    /// <summary>Whether attention on another device overlaps with the projections around it, head by head.</summary>
    [Parameter("Whether attention on another device overlaps with the projections before and after it, a group of heads at a time", Default = "false")]
    public bool OverlapAttention { get; init; }

    /// <summary>Whether the device at <c>pim</c> computes a part of the feed-forward products.</summary>
    [Parameter("Whether the device at pim computes a part of the feed-forward products, so much that both finish together", Default = "false")]
    public bool ShareFeedForward { get; init; }

    /// <summary>Whether the output projection is computed.</summary>
    [Parameter("Whether a pass ends with the output projection onto the vocabulary", Default = "true")]
    public bool OutputProjection { get; init; } = true;

    /// <summary>Energies.</summary>
    [Parameter("Energies")]
    public GpuEnergyOptions Energy { get; init; } = new();

    /// <summary>What it runs.</summary>
    [Parameter("What it runs")]
    public required LlmWorkloadOptions Workload { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Validate()
    {
        if (Workload.Serving is not null)
            yield return new OptionProblem("workload.serving", "a node runs prompts and decode steps of equal sequences, no requests that arrive");
        if (Workload.TensorParallel is not null)
            yield return new OptionProblem("workload.tensor_parallel", "a node is a whole group already: 'devices' says of how many GPUs");
        if (Workload.Speculation is not null)
            yield return new OptionProblem("workload.speculation", "a node runs prompts and decode steps, no drafts");
        if (Workload.WeightBits is not (8 or 16) || Workload.ActivationBits != Workload.WeightBits || Workload.KvBits != Workload.WeightBits)
            yield return new OptionProblem("workload.weight_bits", $"kernels take 8 or 16 bits, the same for weights, activations and cache; found {Workload.WeightBits}, {Workload.ActivationBits} and {Workload.KvBits}");
    }
}
