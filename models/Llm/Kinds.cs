namespace Tlm.Models.Llm;

/// <summary>Normalisation of a transformer block.</summary>
public enum NormKind
{
    /// <summary>Root mean square: one scale vector.</summary>
    RmsNorm,

    /// <summary>Mean and variance: a scale and a shift vector.</summary>
    LayerNorm,
}

/// <summary>Non-linearity of the feed-forward block.</summary>
public enum ActivationKind
{
    /// <summary>x * sigmoid(x).</summary>
    Silu,

    /// <summary>Gaussian error linear unit, exact or by tanh.</summary>
    Gelu,

    /// <summary>max(x, 0).</summary>
    Relu,
}

/// <summary>How token positions enter the model.</summary>
public enum PositionKind
{
    /// <summary>Rotation of queries and keys (RoPE).</summary>
    Rotary,

    /// <summary>A learned table added to the embedding.</summary>
    Learned,
}

/// <summary>What a weight tensor is for; decides its storage format and where it may be placed.</summary>
public enum TensorRole
{
    /// <summary>Token embedding table.</summary>
    Embedding,

    /// <summary>Learned position table.</summary>
    PositionEmbedding,

    /// <summary>Matrix of the attention block.</summary>
    Attention,

    /// <summary>Matrix of the feed-forward block (or of one expert).</summary>
    FeedForward,

    /// <summary>Router of a mixture of experts.</summary>
    Router,

    /// <summary>Scale or shift of a normalisation.</summary>
    Norm,

    /// <summary>Bias of a projection.</summary>
    Bias,

    /// <summary>Matrix of a low-rank adapter.</summary>
    Adapter,

    /// <summary>Output projection onto the vocabulary.</summary>
    LmHead,
}
