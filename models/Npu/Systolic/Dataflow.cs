namespace Tlm.Models.Npu.Systolic;

/// <summary>Which operand stays in the processing elements while the others move.</summary>
public enum Dataflow
{
    /// <summary>Weights are loaded first; activations stream, partial sums leave at the bottom.</summary>
    WeightStationary,

    /// <summary>Results accumulate in place; both operands stream, results leave at the end.</summary>
    OutputStationary,

    /// <summary>Activations are loaded first; weights stream.</summary>
    InputStationary,
}
