namespace Tlm.Models.Llm;

/// <summary>Shape of a decoder-only transformer, as the keys of its public <c>config.json</c> state it. Sizes are counts of elements.</summary>
public sealed record ModelDescriptor
{
    /// <summary>Name for reports; by default the file name without extension.</summary>
    public required string Name { get; init; }

    /// <summary>The <c>model_type</c> of the publisher's file, e.g. <c>llama</c>.</summary>
    public required string ModelType { get; init; }

    /// <summary>Width of the residual stream (<c>hidden_size</c>).</summary>
    public required int HiddenSize { get; init; }

    /// <summary>Inner width of the feed-forward block (<c>intermediate_size</c>).</summary>
    public required int IntermediateSize { get; init; }

    /// <summary>Number of decoder layers (<c>num_hidden_layers</c>).</summary>
    public required int Layers { get; init; }

    /// <summary>Query heads (<c>num_attention_heads</c>).</summary>
    public required int AttentionHeads { get; init; }

    /// <summary>Key/value heads (<c>num_key_value_heads</c>): equal to the query heads for MHA, 1 for MQA, between for GQA.</summary>
    public required int KeyValueHeads { get; init; }

    /// <summary>Width of a head (<c>head_dim</c>).</summary>
    public required int HeadDim { get; init; }

    /// <summary>Rows of the embedding table (<c>vocab_size</c>).</summary>
    public required int VocabSize { get; init; }

    /// <summary>Width of an embedding row; differs from <see cref="HiddenSize"/> only with <c>word_embed_proj_dim</c>.</summary>
    public required int EmbeddingSize { get; init; }

    /// <summary>Longest context the model was made for (<c>max_position_embeddings</c>), in tokens.</summary>
    public required int MaxPositions { get; init; }

    /// <summary>Whether the output projection is the embedding table (<c>tie_word_embeddings</c>).</summary>
    public required bool TieWordEmbeddings { get; init; }

    /// <summary>Normalisation before each block.</summary>
    public required NormKind Norm { get; init; }

    /// <summary>Epsilon of the normalisation.</summary>
    public required double NormEpsilon { get; init; }

    /// <summary>Non-linearity of the feed-forward block.</summary>
    public required ActivationKind Activation { get; init; }

    /// <summary>Whether the feed-forward block has a gate projection (SwiGLU and its kin: three matrices instead of two).</summary>
    public required bool GatedFeedForward { get; init; }

    /// <summary>How positions enter.</summary>
    public required PositionKind Position { get; init; }

    /// <summary>Base of the rotary embedding (<c>rope_theta</c>); 0 without rotary positions.</summary>
    public double RopeTheta { get; init; }

    /// <summary>Rows of a learned position table; 0 without one.</summary>
    public int PositionRows { get; init; }

    /// <summary>Whether query, key and value projections have a bias.</summary>
    public bool QueryKeyValueBias { get; init; }

    /// <summary>Whether the attention output projection has a bias.</summary>
    public bool AttentionOutputBias { get; init; }

    /// <summary>Whether the feed-forward projections have a bias.</summary>
    public bool FeedForwardBias { get; init; }

    /// <summary>Whether queries and keys are normalised per head.</summary>
    public bool QueryKeyNorm { get; init; }

    /// <summary>Whether a normalisation follows the last layer.</summary>
    public bool FinalNorm { get; init; } = true;

    /// <summary>Heads that draft tokens from a model's last state: a network of nothing else; 0 for a model.</summary>
    public int DraftHeads { get; init; }

    /// <summary>Low-rank adapters beside its matrices; null without.</summary>
    public LoraOptions? Lora { get; init; }

    /// <summary>Feed-forward experts a layer; 1 for a dense model.</summary>
    public int Experts { get; init; } = 1;

    /// <summary>Experts that each token visits.</summary>
    public int ExpertsPerToken { get; init; } = 1;

    /// <summary>Devices that share each layer, of which this is the part of one; 1 for a whole model.</summary>
    public int Ranks { get; init; } = 1;

    /// <summary>Rows of the vocabulary over all <see cref="Ranks"/>; 0 for a whole model.</summary>
    public int WholeVocabSize { get; init; }

    /// <summary>Bits of a published weight (<c>torch_dtype</c>).</summary>
    public int PublishedWeightBits { get; init; } = 16;

    /// <summary>Whether the feed-forward block is a mixture of experts.</summary>
    public bool IsMixtureOfExperts => Experts > 1;

    /// <summary>Width of all query heads together.</summary>
    public int QueryWidth => AttentionHeads * HeadDim;

    /// <summary>Width of all key (or all value) heads together: one token's row in one layer's K (or V) cache.</summary>
    public int KeyValueWidth => KeyValueHeads * HeadDim;

    /// <summary>Query heads that share one key/value head.</summary>
    public int HeadsPerGroup => AttentionHeads / KeyValueHeads;

    /// <summary>All weight tensors, in the order of computation; tied tensors appear once. Listed anew at each call.</summary>
    public IReadOnlyList<WeightTensor> ListTensors()
    {
        return WeightTensors.Of(this);
    }

    /// <summary>So many heads on this model's last hidden state, each a residual layer and an output projection (Medusa).</summary>
    public ModelDescriptor DraftHeadsOnTop(int heads)
    {
        return this with { Name = Name + "-heads", Layers = 0, DraftHeads = heads, Lora = null };
    }

    /// <summary>Number of parameters: the sum of the elements of all tensors.</summary>
    public long CountParameters()
    {
        return ListTensors().Sum(tensor => tensor.Elements);
    }

    /// <summary>Elements of K and V that one token adds over all layers.</summary>
    public long KeyValueElementsPerToken => 2L * Layers * KeyValueWidth;
}
