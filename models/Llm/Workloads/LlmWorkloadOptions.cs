namespace Tlm.Models.Llm;

/// <summary>What a device is asked to run: a model, how much text, and in which formats.</summary>
public sealed record LlmWorkloadOptions
{
    /// <summary>A public <c>config.json</c>.</summary>
    [Parameter("Model description: a public config.json")]
    public required InputFile Model { get; init; }

    /// <summary>Tokens of the prompt, by sequence.</summary>
    [Parameter("Prompt length of each sequence", Default = "128", Min = "1", Unit = "tokens")]
    public int PromptTokens { get; init; } = 128;

    /// <summary>Tokens decoded after the one that the prompt gives, by sequence.</summary>
    [Parameter("Tokens decoded after the prompt's own first one, by sequence", Default = "32", Min = "0", Unit = "tokens")]
    public int DecodeTokens { get; init; } = 32;

    /// <summary>Sequences that run together.</summary>
    [Parameter("Sequences that run together", Default = "1", Min = "1")]
    public int Batch { get; init; } = 1;

    /// <summary>Most prompt tokens of a sequence in one pass; 0: all.</summary>
    [Parameter("Most prompt tokens in one pass (0: all at once)", Default = "0", Unit = "tokens")]
    public int PrefillChunk { get; init; }

    /// <summary>Whether the prompt's passes are left out.</summary>
    [Parameter("Whether the prompt is in the cache already, so that only decoding runs", Default = "false")]
    public bool Prefilled { get; init; }

    /// <summary>Serving.</summary>
    [Parameter("Requests that arrive while others run (none: batch sequences from start to end)")]
    public ServingOptions? Serving { get; init; }

    /// <summary>Tensor parallelism.</summary>
    [Parameter("Share of the model that this device of a group computes (none: all of it)")]
    public TensorParallelOptions? TensorParallel { get; init; }

    /// <summary>Low-rank adapters.</summary>
    [Parameter("Low-rank adapters beside the model's matrices (none: the model alone)")]
    public LoraOptions? Lora { get; init; }

    /// <summary>Speculative decoding.</summary>
    [Parameter("Speculative decoding (none: a token a pass)")]
    public SpeculationOptions? Speculation { get; init; }

    /// <summary>Bits of a weight.</summary>
    [Parameter("Bits of a weight", Default = "8", Min = "1", Max = "64", Unit = "bits")]
    public int WeightBits { get; init; } = 8;

    /// <summary>Weights that share a scale; 0: none stored.</summary>
    [Parameter("Weights that share a scale (0: no scales stored)", Default = "0")]
    public int WeightGroupSize { get; init; }

    /// <summary>Bits of a group's scale.</summary>
    [Parameter("Bits of the scale of a group of weights", Default = "16", Unit = "bits")]
    public int WeightScaleBits { get; init; } = 16;

    /// <summary>Bits of a group's zero point.</summary>
    [Parameter("Bits of the zero point of a group of weights", Default = "0", Unit = "bits")]
    public int WeightZeroPointBits { get; init; }

    /// <summary>Block vector quantisation.</summary>
    [Parameter("Block vector quantisation of the weights (none: as weight_bits says)")]
    public VectorQuantisationOptions? VectorQuantisation { get; init; }

    /// <summary>Bits of an embedding and output-projection weight; null: as the others.</summary>
    [Parameter("Bits of a weight of the embedding and output tables (default: as other weights)", Min = "1", Max = "64", Unit = "bits")]
    public int? EmbeddingBits { get; init; }

    /// <summary>Bits of an activation.</summary>
    [Parameter("Bits of an activation", Default = "8", Min = "1", Max = "64", Unit = "bits")]
    public int ActivationBits { get; init; } = 8;

    /// <summary>Bits of a cached key or value.</summary>
    [Parameter("Bits of a cached key or value", Default = "8", Min = "1", Max = "64", Unit = "bits")]
    public int KvBits { get; init; } = 8;

    /// <summary>What contradicts itself.</summary>
    public IEnumerable<OptionProblem> Problems()
    {
        if (Serving is not null && (Speculation is not null || Prefilled))
            yield return new OptionProblem("workload.serving", "serving goes neither with speculation nor with prefilled");
        foreach (OptionProblem problem in TensorParallel?.Problems() ?? [])
            yield return problem;
        foreach (OptionProblem problem in Lora?.Problems() ?? [])
            yield return problem;
        foreach (OptionProblem problem in Speculation?.Problems(Batch) ?? [])
            yield return problem;
    }

    /// <summary>Widths of the operands that a matrix unit meets, with the keys that ask for them.</summary>
    public IEnumerable<(string Key, int Bits)> OperandWidths()
    {
        yield return ("weight_bits", VectorQuantisation?.EntryBits ?? WeightBits);
        yield return ("kv_bits", KvBits);
        if (EmbeddingBits is { } bits)
            yield return ("embedding_bits", bits);
        if (Lora is { } lora)
            yield return ("lora.bits", lora.Bits);
        if (Speculation is not { } speculation)
            yield break;
        LlmWorkloadOptions draft = speculation.Format.Apply(this);
        yield return ("speculation.format.weight_bits", draft.VectorQuantisation?.EntryBits ?? draft.WeightBits);
        if (draft.EmbeddingBits is { } table)
            yield return ("speculation.format.embedding_bits", table);
    }

    /// <summary>Storage formats of the model.</summary>
    public ModelPrecision Precision()
    {
        Dictionary<TensorRole, TensorFormat> overrides = [];
        if (Lora is { } lora)
            overrides[TensorRole.Adapter] = new TensorFormat(lora.Bits);
        if (EmbeddingBits is { } bits)
        {
            overrides[TensorRole.Embedding] = new TensorFormat(bits);
            overrides[TensorRole.LmHead] = new TensorFormat(bits);
        }
        return new ModelPrecision
        {
            Weights = VectorQuantisation?.Format(WeightGroupSize, WeightScaleBits, WeightZeroPointBits)
                ?? new TensorFormat(WeightBits, WeightGroupSize, WeightScaleBits, WeightZeroPointBits),
            KeyValue = new TensorFormat(KvBits),
            ActivationBits = ActivationBits,
            ExchangeBits = TensorParallel?.ExchangeBits ?? ActivationBits,
            Overrides = overrides,
        };
    }
}
