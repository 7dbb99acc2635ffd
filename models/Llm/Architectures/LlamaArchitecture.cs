using Tlm.Models.Llm.Configuration;

namespace Tlm.Models.Llm.Architectures;

/// <summary>Llama and its kin with the same keys: Mistral, and Qwen with biased (2) or normalised (3) queries and keys.</summary>
internal sealed class LlamaArchitecture : IArchitecture
{
    public IReadOnlyList<string> ModelTypes { get; } = ["llama", "mistral", "qwen2", "qwen3"];

    public ModelDescriptor Read(string name, ConfigReader config)
    {
        string type = config.TextOrNull("model_type") ?? "llama";
        int hidden = config.Count("hidden_size");
        int heads = config.Count("num_attention_heads");
        bool attentionBias = config.FlagOr("attention_bias", false);
        return new ModelDescriptor
        {
            Name = name,
            ModelType = type,
            HiddenSize = hidden,
            IntermediateSize = config.Count("intermediate_size"),
            Layers = config.Count("num_hidden_layers"),
            AttentionHeads = heads,
            KeyValueHeads = config.CountOr("num_key_value_heads", heads),
            HeadDim = CommonKeys.HeadDim(config, hidden, heads, "num_attention_heads"),
            VocabSize = config.Count("vocab_size"),
            EmbeddingSize = hidden,
            MaxPositions = config.CountOr("max_position_embeddings", 2048),
            TieWordEmbeddings = config.FlagOr("tie_word_embeddings", false),
            Norm = NormKind.RmsNorm,
            NormEpsilon = config.NumberOr("rms_norm_eps", 1e-6),
            Activation = CommonKeys.Activation(config, "hidden_act", ActivationKind.Silu),
            GatedFeedForward = true,
            Position = PositionKind.Rotary,
            RopeTheta = config.NumberOr("rope_theta", 10_000),
            QueryKeyValueBias = attentionBias || type == "qwen2",
            AttentionOutputBias = attentionBias,
            FeedForwardBias = config.FlagOr("mlp_bias", false),
            QueryKeyNorm = type == "qwen3",
            PublishedWeightBits = CommonKeys.PublishedBits(config),
        };
    }
}
