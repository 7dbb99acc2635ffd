namespace Tlm.Models.Llm;

/// <summary>One step of a model's computation with its exact work. A matrix operator is <see cref="Instances"/> products of M x K by K x N.</summary>
public sealed record Operator
{
    /// <summary>Name inside the layer, e.g. <c>q_proj</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it computes.</summary>
    public required OperatorKind Kind { get; init; }

    /// <summary>Decoder layer; -1 outside the layers.</summary>
    public int Layer { get; init; } = -1;

    /// <summary>Rows of the moving operand (tokens, or tokens x heads that share one cache).</summary>
    public long M { get; init; }

    /// <summary>Columns of the result.</summary>
    public long N { get; init; }

    /// <summary>Length of the sum.</summary>
    public long K { get; init; }

    /// <summary>Independent products of this shape (sequences x key/value heads in attention).</summary>
    public long Instances { get; init; } = 1;

    /// <summary>Multiply-accumulates, the masked half of causal attention included.</summary>
    public long Macs => IsMatrix ? checked(Instances * M * N * K) : 0;

    /// <summary>Elements that a vector unit processes; 0 for a pure matrix operator.</summary>
    public long VectorElements { get; init; }

    /// <summary>Bytes of weights read (for a gather: of the rows touched).</summary>
    public long WeightBytes { get; init; }

    /// <summary>Bytes of activations read.</summary>
    public long ActivationBytesIn { get; init; }

    /// <summary>Bytes of activations written.</summary>
    public long ActivationBytesOut { get; init; }

    /// <summary>Bytes read from the key/value cache.</summary>
    public long KvBytesRead { get; init; }

    /// <summary>Bytes appended to the key/value cache.</summary>
    public long KvBytesWritten { get; init; }

    /// <summary>Weight tensors read, in order.</summary>
    public IReadOnlyList<WeightTensor> Weights { get; init; } = [];

    /// <summary>First sequence of the step that this operator serves (attention only).</summary>
    public int FirstSequence { get; init; }

    /// <summary>Sequences of the step that this operator serves (attention only).</summary>
    public int SequenceCount { get; init; }

    /// <summary>Tokens of context that each of these sequences has, the step's own included (attention only).</summary>
    public long Context { get; init; }

    /// <summary>Whether a matrix unit executes it.</summary>
    public bool IsMatrix => Kind is OperatorKind.Linear or OperatorKind.AttentionScore or OperatorKind.AttentionContext;
}
