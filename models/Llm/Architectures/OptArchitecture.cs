using Tlm.Models.Llm.Configuration;

namespace Tlm.Models.Llm.Architectures;

/// <summary>OPT: LayerNorm, biased projections, learned positions, one ReLU matrix pair, tied embeddings.</summary>
internal sealed class OptArchitecture : IArchitecture
{
    /// <summary>The position table starts with two rows that no token uses (published with the model).</summary>
    private const int UnusedPositionRows = 2;

    public IReadOnlyList<string> ModelTypes { get; } = ["opt"];

    public ModelDescriptor Read(string name, ConfigReader config)
    {
        int hidden = config.Count("hidden_size");
        int heads = config.Count("num_attention_heads");
        int positions = config.Count("max_position_embeddings");
        bool bias = config.FlagOr("enable_bias", true);
        return new ModelDescriptor
        {
            Name = name,
            ModelType = "opt",
            HiddenSize = hidden,
            IntermediateSize = config.Count("ffn_dim"),
            Layers = config.Count("num_hidden_layers"),
            AttentionHeads = heads,
            KeyValueHeads = heads,
            HeadDim = CommonKeys.HeadDim(config, hidden, heads, "num_attention_heads"),
            VocabSize = config.Count("vocab_size"),
            EmbeddingSize = config.CountOr("word_embed_proj_dim", hidden),
            MaxPositions = positions,
            PositionRows = positions + UnusedPositionRows,
            TieWordEmbeddings = config.FlagOr("tie_word_embeddings", true),
            Norm = NormKind.LayerNorm,
            NormEpsilon = 1e-5,
            Activation = CommonKeys.Activation(config, "activation_function", ActivationKind.Relu),
            GatedFeedForward = false,
            Position = PositionKind.Learned,
            QueryKeyValueBias = bias,
            AttentionOutputBias = bias,
            FeedForwardBias = bias,
            FinalNorm = config.FlagOr("do_layer_norm_before", true),
            PublishedWeightBits = CommonKeys.PublishedBits(config),
        };
    }
}
