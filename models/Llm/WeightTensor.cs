namespace Tlm.Models.Llm;

/// <summary>One weight tensor: <paramref name="Rows"/> outputs by <paramref name="Columns"/> inputs (a vector has one row).</summary>
/// <param name="Name">Name as in published checkpoints, e.g. <c>model.layers.0.self_attn.q_proj.weight</c>.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Rows">Output features, or table rows.</param>
/// <param name="Columns">Input features, or row width.</param>
/// <param name="Layer">Decoder layer; -1 outside the layers.</param>
/// <param name="Expert">Expert of a mixture; -1 for shared tensors.</param>
public sealed record WeightTensor(string Name, TensorRole Role, long Rows, long Columns, int Layer = -1, int Expert = -1)
{
    /// <summary>Number of elements.</summary>
    public long Elements => Rows * Columns;

    /// <summary>Whether it is an embedding or output table.</summary>
    public bool IsTable => Role is TensorRole.Embedding or TensorRole.LmHead;

    /// <summary>Whether the tensor is a vector (norm or bias), which stays unquantised.</summary>
    public bool IsVector => Role is TensorRole.Norm or TensorRole.Bias;
}
