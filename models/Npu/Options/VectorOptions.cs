namespace Tlm.Models.Npu;

/// <summary>The vector unit of one core. Passes count how often an operator goes over its elements.</summary>
public sealed record VectorOptions
{
    /// <summary>Elements processed a cycle.</summary>
    [Parameter("Elements a cycle", Default = "64", Min = "1")]
    public int Lanes { get; init; } = 64;

    /// <summary>Cycles before the first element of an operator is done.</summary>
    [Parameter("Cycles to start an operator", Default = "16", Unit = "cycles")]
    public int Startup { get; init; } = 16;

    /// <summary>Passes of a normalisation: sum, scale.</summary>
    [Parameter("Passes of a normalisation (sum of squares, scale)", Default = "2", Min = "1")]
    public int NormPasses { get; init; } = 2;

    /// <summary>Passes of a softmax: maximum, exponential and sum, scale.</summary>
    [Parameter("Passes of a softmax (maximum, exponential with sum, scale)", Default = "3", Min = "1")]
    public int SoftmaxPasses { get; init; } = 3;

    /// <summary>Passes of rotary positions.</summary>
    [Parameter("Passes of rotary positions (two products and a sum on pairs)", Default = "2", Min = "1")]
    public int RopePasses { get; init; } = 2;

    /// <summary>Passes of an activation function.</summary>
    [Parameter("Passes of an activation function, gate product included", Default = "2", Min = "1")]
    public int ActivationPasses { get; init; } = 2;

    /// <summary>Whether activations are rotated by a Walsh-Hadamard transform before each linear operator (online rotation for narrow formats).</summary>
    [Parameter("Whether inputs of linear operators are rotated by a Walsh-Hadamard transform first", Default = "false")]
    public bool HadamardRotation { get; init; }
}
