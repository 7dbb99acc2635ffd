namespace Tlm.Models.Llm;

/// <summary>A model with formats and the passes through it, and through what drafts for it, that a workload consists of.</summary>
public sealed class LlmWorkload
{
    private readonly LlmNetwork _target;

    /// <summary>Reads the models. Throws <see cref="InputException"/> if one is unusable or its context too short.</summary>
    /// <param name="options">What to run.</param>
    /// <param name="random">Random stream of the component; null: one of its own.</param>
    public LlmWorkload(LlmWorkloadOptions options, SimRandom? random = null)
    {
        Options = options;
        int overrun = options.Speculation is { } speculation ? SpeculativePlan.Overrun(speculation) : 0;
        random = options.TensorParallel is null ? random : random?.Named("tensor_parallel");
        random ??= new SimRandom(1, "workload");
        IReadOnlyList<Request> requests = options.Serving is null ? [] : Arrivals.Of(options, random);
        ContextTokens = options.Serving is null ? (long)options.PromptTokens + options.DecodeTokens + overrun : requests.Max(request => (long)request.PromptTokens + request.OutputTokens);
        Requests = requests;
        ModelDescriptor model = ModelFile.Load(options.Model) with { Lora = options.Lora };
        CheckContext(options.Model, model);
        Whole = model;
        model = Share(model, options.Model);
        _target = new LlmNetwork(model, options.Precision(), options.Serving?.MaxBatch ?? options.Batch, ContextTokens);
        Networks = options.Speculation is null ? [_target] : [_target, Drafter(options.Speculation)];
        Passes = options.Serving is not null ? [] : options.Speculation is null
            ? [.. options.Prefilled ? [] : Prompt(options), .. Decode(options)]
            : SpeculativePlan.Passes(options, random);
    }

    /// <summary>The options.</summary>
    public LlmWorkloadOptions Options { get; }

    /// <summary>The whole model, where <see cref="Model"/> is the share of one device of a group.</summary>
    public ModelDescriptor Whole { get; }

    /// <summary>The model, and its drafter if there is one.</summary>
    public IReadOnlyList<LlmNetwork> Networks { get; }

    /// <summary>The model.</summary>
    public ModelDescriptor Model => _target.Model;

    /// <summary>Storage formats.</summary>
    public ModelPrecision Precision => _target.Precision;

    /// <summary>Lowers a pass of the model to operators.</summary>
    public OperatorLowering Lowering => _target.Lowering;

    /// <summary>The passes in order: the prompt in one or several chunks, then one pass a decoded token, or drafts and verifications.</summary>
    public IReadOnlyList<Step> Passes { get; }

    /// <summary>Longest context that a sequence reaches: the last decoded token is never fed back. Drafts may run past the end of the text.</summary>
    public long ContextTokens { get; }

    /// <summary>Requests of a server, by arrival; none otherwise.</summary>
    public IReadOnlyList<Request> Requests { get; }

    /// <summary>Tokens that the workload produces, over all sequences.</summary>
    public long OutputTokens => Options.Serving is null ? Passes.Sum(pass => pass.Outputs) : Requests.Sum(request => (long)request.OutputTokens);

    /// <summary>The passes of one network, given out one by one.</summary>
    public IPassFeed FeedOf(int network)
    {
        return new FixedPasses([.. Passes.Where(pass => pass.Network == network)]);
    }

    /// <summary>The passes, given out one by one.</summary>
    public IPassFeed Feed()
    {
        return Options.Serving is null ? new FixedPasses(Passes) : new ServedPasses(new ServingSchedule(Options, _target, Requests));
    }

    /// <summary>Lays weights and cache of the model out from <paramref name="start"/>, or the cache from <paramref name="cacheStart"/> in a memory of its own.</summary>
    public TensorMap Layout(ulong start, ulong? cacheStart = null, ModelPlacement? placement = null)
    {
        return _target.Layout(start, cacheStart, placement);
    }

    internal static IEnumerable<Step> Prompt(LlmWorkloadOptions options)
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

    private LlmNetwork Drafter(SpeculationOptions speculation)
    {
        LlmWorkloadOptions formats = speculation.Format.Apply(Options);
        if (speculation.Drafter == DrafterKind.Heads)
            return new LlmNetwork(Model.DraftHeadsOnTop(speculation.Heads), formats.Precision(), Options.Batch, 0, "draft.");
        InputFile file = speculation.Model ?? throw new InputException(Options.Model.Location(), "speculation needs a draft model");
        ModelDescriptor model = ModelFile.Load(file);
        CheckContext(file, model);
        return new LlmNetwork(Share(model, file), formats.Precision(), Options.Batch, ContextTokens, "draft.");
    }

    private ModelDescriptor Share(ModelDescriptor model, InputFile file)
    {
        return Options.TensorParallel is { } parallel ? ModelShard.Of(model, parallel, file) : model;
    }

    private void CheckContext(InputFile file, ModelDescriptor model)
    {
        if (ContextTokens > model.MaxPositions)
        {
            string drafts = Options.Speculation is null ? "" : " (with drafts beyond the text)";
            throw new InputException(file.Location(), $"prompt_tokens + decode_tokens = {ContextTokens}{drafts} exceeds the model's max_position_embeddings of {model.MaxPositions}");
        }
    }
}
