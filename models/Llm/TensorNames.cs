using System.Globalization;

namespace Tlm.Models.Llm;

/// <summary>Tensor names, as published Llama checkpoints spell them; other families use the same names for the same role.</summary>
public static class TensorNames
{
    /// <summary>Token embedding table.</summary>
    public const string Embedding = "model.embed_tokens.weight";

    /// <summary>Learned position table.</summary>
    public const string Positions = "model.embed_positions.weight";

    /// <summary>Projection from embedding width to hidden width.</summary>
    public const string ProjectIn = "model.project_in.weight";

    /// <summary>Projection from hidden width to embedding width.</summary>
    public const string ProjectOut = "model.project_out.weight";

    /// <summary>Output projection onto the vocabulary.</summary>
    public const string LmHead = "lm_head.weight";

    internal const string FinalNorm = "model.norm";
    internal const string AttentionNorm = "input_layernorm";
    internal const string FeedForwardNorm = "post_attention_layernorm";
    internal const string Query = "self_attn.q_proj";
    internal const string Key = "self_attn.k_proj";
    internal const string Value = "self_attn.v_proj";
    internal const string Output = "self_attn.o_proj";
    internal const string QueryNorm = "self_attn.q_norm";
    internal const string KeyNorm = "self_attn.k_norm";
    internal const string Router = "mlp.router";
    internal const string Gate = "mlp.gate_proj";
    internal const string Up = "mlp.up_proj";
    internal const string Down = "mlp.down_proj";

    /// <summary>Residual layer of a draft head.</summary>
    public static string HeadLayer(int head)
    {
        return string.Create(CultureInfo.InvariantCulture, $"heads.{head}.linear.weight");
    }

    /// <summary>Output projection of a draft head.</summary>
    public static string HeadProjection(int head)
    {
        return string.Create(CultureInfo.InvariantCulture, $"heads.{head}.lm_head.weight");
    }

    /// <summary>The matrix of an adapter that goes down to the rank, beside the matrix of a name.</summary>
    public static string AdapterDown(string matrix, int adapter)
    {
        return matrix.Replace(".weight", string.Create(CultureInfo.InvariantCulture, $".lora_A.{adapter}.weight"), StringComparison.Ordinal);
    }

    /// <summary>The matrix of an adapter that goes up again.</summary>
    public static string AdapterUp(string matrix, int adapter)
    {
        return matrix.Replace(".weight", string.Create(CultureInfo.InvariantCulture, $".lora_B.{adapter}.weight"), StringComparison.Ordinal);
    }

    internal static string Weight(string module, int layer, int expert = -1)
    {
        return Module(module, layer, expert) + ".weight";
    }

    internal static string Bias(string module, int layer, int expert = -1)
    {
        return Module(module, layer, expert) + ".bias";
    }

    private static string Module(string module, int layer, int expert)
    {
        if (layer < 0)
            return module;
        string leaf = expert < 0 ? module : module.Replace("mlp.", string.Create(CultureInfo.InvariantCulture, $"mlp.experts.{expert}."), StringComparison.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"model.layers.{layer}.{leaf}");
    }
}
