namespace Tlm.Models.Llm;

/// <summary>A network that a workload runs: the model itself, or what drafts for it.</summary>
public sealed class LlmNetwork
{
    private readonly int _sequences;

    /// <summary>A network with its formats.</summary>
    /// <param name="model">Shape.</param>
    /// <param name="precision">Formats.</param>
    /// <param name="sequences">Sequences that its cache holds.</param>
    /// <param name="contextTokens">Tokens of context that each has room for.</param>
    /// <param name="prefix">What its tensors are called by in placement rules, before their own names.</param>
    public LlmNetwork(ModelDescriptor model, ModelPrecision precision, int sequences, long contextTokens, string prefix = "")
    {
        (Model, Precision, ContextTokens, Prefix, _sequences) = (model, precision, contextTokens, prefix, sequences);
        Lowering = new OperatorLowering(model, precision);
    }

    /// <summary>Shape.</summary>
    public ModelDescriptor Model { get; }

    /// <summary>Storage formats.</summary>
    public ModelPrecision Precision { get; }

    /// <summary>Lowers a pass to operators.</summary>
    public OperatorLowering Lowering { get; }

    /// <summary>Longest context that a sequence may reach.</summary>
    public long ContextTokens { get; }

    /// <summary>Sequences that the cache holds.</summary>
    public int Sequences => _sequences;

    /// <summary>What its tensors are called by in placement rules, before their own names.</summary>
    public string Prefix { get; }

    /// <summary>Lays weights and cache out from <paramref name="start"/>, or the cache from <paramref name="cacheStart"/> in a memory of its own.</summary>
    public TensorMap Layout(ulong start, ulong? cacheStart = null, ModelPlacement? placement = null, bool tablesWithCache = false)
    {
        return new TensorMap(Model, Precision, _sequences, ContextTokens, start, cacheStart: cacheStart, placement: placement, tablesWithCache: tablesWithCache);
    }
}
