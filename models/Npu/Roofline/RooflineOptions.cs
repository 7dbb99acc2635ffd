using Tlm.Models.Llm;

namespace Tlm.Models.Npu.Roofline;

/// <summary>A GPU or CPU by its peaks.</summary>
public sealed record RooflineOptions : IValidatableOptions
{
    /// <summary>Peaks by precision.</summary>
    [Parameter("Peak rates by precision; the narrowest that holds activations is used")]
    public required IReadOnlyList<PeakRate> Peaks { get; init; }

    /// <summary>Memory levels from the smallest to the largest.</summary>
    [Parameter("Memory levels, from the smallest to the main memory")]
    public required IReadOnlyList<MemoryLevel> Memory { get; init; }

    /// <summary>Share of the peak rate that kernels reach.</summary>
    [Parameter("Share of the peak rate that kernels reach", Default = "80", Min = "1", Max = "100", Unit = "%")]
    public int ComputeCap { get; init; } = 80;

    /// <summary>Share of the bandwidth that kernels reach.</summary>
    [Parameter("Share of the bandwidth that kernels reach", Default = "85", Min = "1", Max = "100", Unit = "%")]
    public int MemoryCap { get; init; } = 85;

    /// <summary>Time to start a kernel.</summary>
    [Parameter("Time to start a kernel", Default = "5 us")]
    public SimTime KernelOverhead { get; init; } = SimTime.FromMicroseconds(5);

    /// <summary>Whether element-wise work is part of the kernel before it.</summary>
    [Parameter("Whether element-wise work is fused into the kernel before it (no overhead, no traffic of its own)", Default = "true")]
    public bool FuseElementwise { get; init; } = true;

    /// <summary>Energy of an operation.</summary>
    [Parameter("Energy of an operation", Default = "0.5 pJ")]
    public Energy OperationEnergy { get; init; } = Energy.FromFemtojoules(500);

    /// <summary>Power drawn all the time.</summary>
    [Parameter("Power drawn all the time", Default = "50 W")]
    public Power IdlePower { get; init; } = Power.Parse("50 W");

    /// <summary>What other devices hold and compute.</summary>
    [Parameter("What other devices hold and compute")]
    public PlacementOptions Placement { get; init; } = new();

    /// <summary>What it runs.</summary>
    [Parameter("What it runs")]
    public required LlmWorkloadOptions Workload { get; init; }

    /// <summary>The peak for the workload's activations; null if none is wide enough.</summary>
    public PeakRate? Peak => Peaks.Where(peak => peak.Bits >= Workload.ActivationBits).MinBy(peak => peak.Bits);

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Validate()
    {
        foreach (OptionProblem misplaced in Placement.Problems())
            yield return misplaced;
        foreach (OptionProblem problem in Workload.Problems())
            yield return problem;
        if (Workload.Speculation is { Schedule: DraftSchedule.Overlapped })
            yield return new OptionProblem("workload.speculation.schedule", "a roofline runs one operator at a time: expected sequential");
        if (Placement.Reallocation is not null)
            yield return new OptionProblem("placement.reallocation", "a roofline moves no weights while it runs: expected 'npu'");
        if (Workload.TensorParallel is not null)
            yield return new OptionProblem("workload.tensor_parallel", "a roofline has no links to other devices: expected 'npu', or 'gpu-node' with its own 'devices'");
        if (Peak is null)
            yield return new OptionProblem("workload.activation_bits", $"no peak rate for {Workload.ActivationBits} bits; peaks has {string.Join(", ", Peaks.Select(peak => peak.Bits))}");
        if (Memory.Count == 0)
            yield return new OptionProblem("memory", "at least one level is needed");
        for (int i = 1; i < Memory.Count; i++)
        {
            if (Memory[i].Capacity <= Memory[i - 1].Capacity)
                yield return new OptionProblem($"memory[{i}].capacity", $"level '{Memory[i].Name}' must be larger than '{Memory[i - 1].Name}' before it");
        }
    }
}
