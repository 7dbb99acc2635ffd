namespace Tlm.Models.Llm;

/// <summary>What an operator computes.</summary>
public enum OperatorKind
{
    /// <summary>Gathers embedding rows.</summary>
    Embedding,

    /// <summary>Normalises rows.</summary>
    Norm,

    /// <summary>Activations times a weight matrix (a GEMV when one token is in flight).</summary>
    Linear,

    /// <summary>Rotates queries and keys.</summary>
    Rope,

    /// <summary>Writes new keys and values into the cache.</summary>
    KvAppend,

    /// <summary>Queries times cached keys.</summary>
    AttentionScore,

    /// <summary>Normalises scores.</summary>
    Softmax,

    /// <summary>Probabilities times cached values.</summary>
    AttentionContext,

    /// <summary>Non-linearity of the feed-forward block, with the gate's product where there is one.</summary>
    Activation,

    /// <summary>Adds the residual stream.</summary>
    Residual,

    /// <summary>Picks experts for each token.</summary>
    Routing,

    /// <summary>Picks the next token from the logits.</summary>
    Sample,

    /// <summary>Sums M rows of N elements over all devices of a group; each has the sum afterwards.</summary>
    AllReduce,

    /// <summary>Moves rows of weights between devices; no part of a model.</summary>
    Reallocation,

    /// <summary>Joins the columns that the devices of a group have into M rows of N elements, on each.</summary>
    AllGather,
}
