namespace Tlm.Models.Npu.Gpu;

/// <summary>A kernel that passes over its operands once: a start, then a share of the memory bandwidth.</summary>
public sealed record StreamKernelOptions
{
    /// <summary>Time before data moves.</summary>
    [Parameter("Time of the kernel without data", Default = "5 us")]
    public SimTime Start { get; init; } = SimTime.FromMicroseconds(5);

    /// <summary>Operand bytes a second, as a share of the memory bandwidth.</summary>
    [Parameter("Operand bytes a second as a share of the memory bandwidth; above 100 % where operands stay in the second-level memory", Default = "85", Min = "0.1", Unit = "%")]
    public double BandwidthShare { get; init; } = 85;
}
