using Tlm.Models.Llm;
using Tlm.Models.Npu.Timing;

namespace Tlm.Models.Npu;

/// <summary>A neural processing unit and the workload that it runs.</summary>
public sealed record NpuOptions : IValidatableOptions
{
    /// <summary>Clock of array, vector unit and DMA.</summary>
    [Parameter("Clock of array, vector unit and DMA", Default = "1 GHz", Min = "1 kHz")]
    public Frequency Clock { get; init; } = Frequency.FromMegahertz(1000);

    /// <summary>Operating points to choose from.</summary>
    [Parameter("Operating points: clocks with the voltages that they need")]
    public IReadOnlyList<OperatingPoint> OperatingPoints { get; init; } = [];

    /// <summary>Name of the chosen operating point; null: <see cref="Clock"/> at the voltage of the energies.</summary>
    [Parameter("Operating point in use (none: the clock above, at the voltage of the energies)")]
    public string? OperatingPoint { get; init; }

    /// <summary>Cores, each with an array and a vector unit; outputs and heads are split between them.</summary>
    [Parameter("Cores with an array and a vector unit each", Default = "1", Min = "1")]
    public int Cores { get; init; } = 1;

    /// <summary>The array of a core.</summary>
    [Parameter("Systolic array of a core")]
    public ArrayOptions Array { get; init; } = new();

    /// <summary>The vector unit of a core.</summary>
    [Parameter("Vector unit of a core")]
    public VectorOptions Vector { get; init; } = new();

    /// <summary>The on-chip memory.</summary>
    [Parameter("On-chip memory, shared by the cores")]
    public ScratchpadOptions Scratchpad { get; init; } = new();

    /// <summary>The DMA engine.</summary>
    [Parameter("DMA engine")]
    public DmaOptions Dma { get; init; } = new();

    /// <summary>Energy of its parts.</summary>
    [Parameter("Energy of its parts")]
    public EnergyOptions Energy { get; init; } = new();

    /// <summary>First address used in the memory at <c>mem</c>: weights, then cache, then activations that do not fit on chip.</summary>
    [Parameter("First address used in the memory at mem", Default = "0", Min = "0")]
    public long MemoryBase { get; init; }

    /// <summary>First address used in the memory at <c>weights</c>, where that is bound.</summary>
    [Parameter("First address used in the memory at weights, where that is bound", Default = "0", Min = "0")]
    public long WeightBase { get; init; }

    /// <summary>First address used in the memory at <c>draft</c>, where that is bound.</summary>
    [Parameter("First address used in the memory at draft, where that is bound", Default = "0", Min = "0")]
    public long DraftBase { get; init; }

    /// <summary>Whether a drafter's tables are in the main memory.</summary>
    [Parameter("Whether a drafter's embedding and output tables are in the memory at mem, where draft is bound", Default = "false")]
    public bool DraftTablesInMemory { get; init; }

    /// <summary>What other devices hold and compute.</summary>
    [Parameter("What other devices hold and compute")]
    public PlacementOptions Placement { get; init; } = new();

    /// <summary>Other devices that share the model.</summary>
    [Parameter("How it reaches the devices that share its model (workload.tensor_parallel)")]
    public GroupOptions Group { get; init; } = new();

    /// <summary>What it runs.</summary>
    [Parameter("What it runs")]
    public required LlmWorkloadOptions Workload { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Validate()
    {
        if (PointProblem() is { } problem)
            yield return problem;
        foreach (OptionProblem apart in Array.Problems(Cores))
            yield return apart;
        foreach (OptionProblem misplaced in Placement.Problems())
            yield return misplaced;
        foreach (OptionProblem problematic in Workload.Problems())
            yield return problematic;
        foreach ((string key, int bits) in Workload.OperandWidths())
        {
            if (ArrayTiming.RateFor(Array, bits, Workload.ActivationBits) is null)
            {
                string known = string.Join(", ", Array.Rates.Select(rate => $"{rate.WeightBits}x{rate.ActivationBits}"));
                yield return new OptionProblem($"workload.{key}", $"the array cannot multiply {bits} by {Workload.ActivationBits} bits; array.rates has {known}");
            }
        }
    }

    private OptionProblem? PointProblem()
    {
        string[] names = [.. OperatingPoints.Select(point => point.Name)];
        if (OperatingPoint is not { } chosen || names.Contains(chosen))
            return null;
        string hint = NearestName.Find(chosen, names) is { } nearest ? $"; nearest is '{nearest}'" : string.Empty;
        string known = names.Length == 0 ? "operating_points is empty" : $"operating_points has {string.Join(", ", names)}";
        return new OptionProblem("operating_point", $"there is no operating point '{chosen}'; {known}{hint}");
    }
}
