namespace Tlm.Models.Llm;

/// <summary>A model with formats and the passes through it that a workload consists of.</summary>
public sealed class LlmWorkload
{
    /// <summary>Reads the model. Throws <see cref="InputException"/> if it is unusable or its context too short.</summary>
    public LlmWorkload(LlmWorkloadOptions options)
    {
        Options = options;
        Model = ModelFile.Load(options.Model);
        Precision = options.Precision();
        if (ContextTokens > Model.MaxPositions)
        {
            throw new InputException(
                options.Model.Location(), $"prompt_tokens + decode_tokens = {ContextTokens} exceeds the model's max_position_embeddings of {Model.MaxPositions}");
        }
        Lowering = new OperatorLowering(Model, Precision);
        Passes = [.. Prompt(options), .. Decode(options)];
    }

    /// <summary>The options.</summary>
    public LlmWorkloadOptions Options { get; }

    /// <summary>The model.</summary>
    public ModelDescriptor Model { get; }

    /// <summary>Storage formats.</summary>
    public ModelPrecision Precision { get; }

    /// <summary>Lowers a pass to operators.</summary>
    public OperatorLowering Lowering { get; }

    /// <summary>The passes in order: the prompt in one or several chunks, then one pass a decoded token.</summary>
    public IReadOnlyList<Step> Passes { get; }

    /// <summary>Longest context that a sequence reaches: the last decoded token is never fed back.</summary>
    public long ContextTokens => (long)Options.PromptTokens + Options.DecodeTokens;

    /// <summary>Tokens that the workload produces, over all sequences: one by the prompt and the decoded ones.</summary>
    public long OutputTokens => Options.Batch * (1L + Options.DecodeTokens);

    /// <summary>Lays weights and cache out from <paramref name="start"/>, or the cache from <paramref name="cacheStart"/> in a memory of its own.</summary>
    public TensorMap Layout(ulong start, ulong? cacheStart = null, ModelPlacement? placement = null)
    {
        return new TensorMap(Model, Precision, Options.Batch, ContextTokens, start, cacheStart: cacheStart, placement: placement);
    }

    private static IEnumerable<Step> Prompt(LlmWorkloadOptions options)
    {
        int chunk = options.PrefillChunk > 0 ? options.PrefillChunk : options.PromptTokens;
        for (int past = 0; past < options.PromptTokens; past += chunk)
        {
            int tokens = Math.Min(chunk, options.PromptTokens - past);
            bool last = past + tokens == options.PromptTokens;
            yield return Step.Uniform(options.Batch, new SequenceStep(tokens, past, last ? 1 : 0));
        }
    }

    private static IEnumerable<Step> Decode(LlmWorkloadOptions options)
    {
        for (int token = 0; token < options.DecodeTokens; token++)
            yield return Step.Decode(options.Batch, options.PromptTokens + token);
    }
}
