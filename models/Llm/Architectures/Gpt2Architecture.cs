using Tlm.Models.Llm.Configuration;

namespace Tlm.Models.Llm.Architectures;

/// <summary>GPT-2 and GPT-3: LayerNorm, biased projections, learned positions, one GELU matrix pair, tied embeddings.</summary>
internal sealed class Gpt2Architecture : IArchitecture
{
    public IReadOnlyList<string> ModelTypes { get; } = ["gpt2"];

    public ModelDescriptor Read(string name, ConfigReader config)
    {
        int hidden = config.Count("n_embd", "hidden_size");
        int heads = config.Count("n_head", "num_attention_heads");
        int positions = config.Count("n_positions", "max_position_embeddings");
        return new ModelDescriptor
        {
            Name = name,
            ModelType = "gpt2",
            HiddenSize = hidden,
            IntermediateSize = config.CountOr("n_inner", 4 * hidden),
            Layers = config.Count("n_layer", "num_hidden_layers"),
            AttentionHeads = heads,
            KeyValueHeads = heads,
            HeadDim = CommonKeys.HeadDim(config, hidden, heads, "n_head"),
            VocabSize = config.Count("vocab_size"),
            EmbeddingSize = hidden,
            MaxPositions = positions,
            PositionRows = positions,
            TieWordEmbeddings = config.FlagOr("tie_word_embeddings", true),
            Norm = NormKind.LayerNorm,
            NormEpsilon = config.NumberOr("layer_norm_epsilon", 1e-5),
            Activation = CommonKeys.Activation(config, "activation_function", ActivationKind.Gelu),
            GatedFeedForward = false,
            Position = PositionKind.Learned,
            QueryKeyValueBias = true,
            AttentionOutputBias = true,
            FeedForwardBias = true,
            PublishedWeightBits = CommonKeys.PublishedBits(config),
        };
    }
}
