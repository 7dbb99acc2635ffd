namespace Tlm.Models.Llm;

/// <summary>Speculative decoding: who drafts, how much, and how often drafts are right.</summary>
public sealed record SpeculationOptions
{
    /// <summary>Who drafts.</summary>
    [Parameter("Who drafts: a smaller model, token by token, or heads on the target's last state, a tree at once")]
    public DrafterKind Drafter { get; init; } = DrafterKind.Model;

    /// <summary>The draft model.</summary>
    [Parameter("Draft model: a public config.json (drafter: model)")]
    public InputFile? Model { get; init; }

    /// <summary>Heads.</summary>
    [Parameter("Heads, each a residual layer and an output projection of its own (drafter: heads)", Default = "5", Min = "1")]
    public int Heads { get; init; } = 5;

    /// <summary>Formats of the drafter.</summary>
    [Parameter("Storage formats of the drafter's weights and cache")]
    public DraftFormatOptions Format { get; init; } = new();

    /// <summary>Tokens drafted before a verification: the length of a chain, or the nodes of a tree before pruning.</summary>
    [Parameter("Tokens drafted for a verification: length of a chain, or most nodes of a tree", Default = "4", Min = "1", Unit = "tokens")]
    public int DraftTokens { get; init; } = 4;

    /// <summary>Longest path of a draft model's tree.</summary>
    [Parameter("Positions of a draft model's tree, a pass each over all branches (0: a chain of draft_tokens; drafter: model)", Default = "0", Min = "0", Unit = "tokens")]
    public int TreeDepth { get; init; }

    /// <summary>Pruning of trees.</summary>
    [Parameter("Pruning of draft trees by expected gain (none: all nodes stay)")]
    public TreePruningOptions? Pruning { get; init; }

    /// <summary>Schedule.</summary>
    [Parameter("Whether the drafter goes on while the target verifies")]
    public DraftSchedule Schedule { get; init; } = DraftSchedule.Sequential;

    /// <summary>Tokens drafted beside a verification; used when the one before was right to its end.</summary>
    [Parameter("Tokens drafted while the target verifies (schedule: overlapped)", Default = "4", Min = "2", Unit = "tokens")]
    public int OverlappedTokens { get; init; } = 4;

    /// <summary>Acceptance.</summary>
    [Parameter("How often drafted tokens are right")]
    public required AcceptanceOptions Acceptance { get; init; }

    /// <summary>What contradicts itself.</summary>
    public IEnumerable<OptionProblem> Problems(int batch)
    {
        if (Drafter == DrafterKind.Model && Model is null)
            yield return new OptionProblem("workload.speculation.model", "a draft model is needed; or set drafter: heads");
        if (TreeDepth > 0 && (Drafter == DrafterKind.Heads || Schedule == DraftSchedule.Overlapped))
            yield return new OptionProblem("workload.speculation.tree_depth", Drafter == DrafterKind.Heads ? "the depth of a tree of heads is their number: set heads" : "drafts that overlap are chains");
        if (TreeDepth > DraftTokens)
            yield return new OptionProblem("workload.speculation.tree_depth", $"a tree of {DraftTokens} nodes (draft_tokens) has no path of {TreeDepth}");
        if (Schedule == DraftSchedule.Overlapped && Drafter == DrafterKind.Heads)
            yield return new OptionProblem("workload.speculation.schedule", "heads need the state that the verification leaves: they cannot run beside it");
        if (Schedule == DraftSchedule.Overlapped && batch > 1)
            yield return new OptionProblem("workload.speculation.schedule", $"drafts overlap for one sequence only, not for a batch of {batch}");
        foreach (OptionProblem problem in Acceptance.Problems())
            yield return problem;
    }
}
