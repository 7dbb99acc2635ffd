namespace Tlm.Models.Llm;

/// <summary>Storage formats of a model in use. Vectors (norms, biases) keep their own format; any role can be overridden.</summary>
public sealed record ModelPrecision
{
    /// <summary>Format of weight matrices.</summary>
    public TensorFormat Weights { get; init; } = new(8);

    /// <summary>Format of norm and bias vectors.</summary>
    public TensorFormat Vectors { get; init; } = TensorFormat.Half;

    /// <summary>Format of the key/value cache; a row is one token's keys (or values) of one layer.</summary>
    public TensorFormat KeyValue { get; init; } = TensorFormat.Half;

    /// <summary>Bits of an activation between operators.</summary>
    public int ActivationBits { get; init; } = 8;

    /// <summary>Bits of an element that devices of a group exchange.</summary>
    public int ExchangeBits { get; init; } = 16;

    /// <summary>Formats that replace <see cref="Weights"/> for single roles, e.g. a 16-bit embedding.</summary>
    public IReadOnlyDictionary<TensorRole, TensorFormat> Overrides { get; init; } = new Dictionary<TensorRole, TensorFormat>();

    /// <summary>Weights, activations and cache all in 16 bits.</summary>
    public static ModelPrecision Half { get; } = new() { Weights = TensorFormat.Half, ActivationBits = 16 };

    /// <summary>Format of <paramref name="tensor"/>.</summary>
    public TensorFormat FormatOf(WeightTensor tensor)
    {
        if (Overrides.TryGetValue(tensor.Role, out TensorFormat? format))
            return format;
        return tensor.IsVector ? Vectors : Weights;
    }

    /// <summary>Bytes of <paramref name="tensor"/>.</summary>
    public long BytesOf(WeightTensor tensor)
    {
        return FormatOf(tensor).Bytes(tensor.Rows, tensor.Columns);
    }

    /// <summary>Bytes of <paramref name="elements"/> activations.</summary>
    public long ActivationBytes(long elements)
    {
        return checked((elements * ActivationBits) + 7) / 8;
    }

    /// <summary>Bytes that one token's keys (or values) take in one layer.</summary>
    public long KeyValueRowBytes(ModelDescriptor model)
    {
        return KeyValue.Bytes(1, model.KeyValueWidth);
    }

    /// <summary>Bytes of all weights.</summary>
    public long WeightBytes(ModelDescriptor model)
    {
        return model.ListTensors().Sum(BytesOf);
    }

    /// <summary>Bytes of cache that one token of context takes over all layers.</summary>
    public long KeyValueBytesPerToken(ModelDescriptor model)
    {
        return 2L * model.Layers * KeyValueRowBytes(model);
    }
}
