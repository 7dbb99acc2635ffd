using Tlm.Models.Llm.Configuration;

namespace Tlm.Models.Llm.Architectures;

/// <summary>Keys that families share.</summary>
internal static class CommonKeys
{
    /// <summary>Reads <c>head_dim</c>, by default the hidden width over the heads, which must then divide.</summary>
    public static int HeadDim(ConfigReader config, int hidden, int heads, string headsKey)
    {
        int stated = config.CountOr("head_dim", 0);
        if (stated > 0)
            return stated;
        if (hidden % heads != 0)
            throw config.Wrong(headsKey, $"a divisor of the hidden width {hidden} (or a stated head_dim)");
        return hidden / heads;
    }

    public static ActivationKind Activation(ConfigReader config, string key, ActivationKind fallback)
    {
        return config.TextOrNull(key) switch
        {
            null => fallback,
            "silu" or "swish" => ActivationKind.Silu,
            "gelu" or "gelu_new" or "gelu_fast" or "gelu_pytorch_tanh" => ActivationKind.Gelu,
            "relu" => ActivationKind.Relu,
            _ => throw config.Wrong(key, "one of silu, gelu, gelu_new, gelu_fast, gelu_pytorch_tanh, relu"),
        };
    }

    /// <summary>Bits of a weight as published: <c>torch_dtype</c> or its newer name <c>dtype</c>.</summary>
    public static int PublishedBits(ConfigReader config)
    {
        string key = config.TextOrNull("torch_dtype") is null ? "dtype" : "torch_dtype";
        return config.TextOrNull(key) switch
        {
            null or "float16" or "bfloat16" => 16,
            "float32" => 32,
            "float8_e4m3fn" or "int8" => 8,
            _ => throw config.Wrong(key, "one of float32, float16, bfloat16, float8_e4m3fn, int8"),
        };
    }
}
