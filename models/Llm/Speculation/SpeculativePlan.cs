namespace Tlm.Models.Llm;

/// <summary>The passes of speculative decoding: what is drafted and accepted is settled beforehand, as it does not depend on time; only when each pass runs does.</summary>
internal abstract class SpeculativePlan(LlmWorkloadOptions options, AcceptanceSource acceptance)
{
    private readonly List<Step> _passes = [];

    /// <summary>Passes of the target, and of the drafter, so far.</summary>
    protected int Verifications { get; private set; }

    /// <summary>Passes of the drafter so far.</summary>
    protected int Drafts { get; private set; }

    protected LlmWorkloadOptions Options { get; } = options;

    protected SpeculationOptions Speculation { get; } = options.Speculation!;

    protected AcceptanceSource Acceptance { get; } = acceptance;

    /// <summary>The plan that the options ask for.</summary>
    public static IReadOnlyList<Step> Passes(LlmWorkloadOptions options, SimRandom random)
    {
        SpeculationOptions speculation = options.Speculation!;
        AcceptanceSource acceptance = new(speculation.Acceptance, random);
        SpeculativePlan plan = speculation.Schedule == DraftSchedule.Overlapped
            ? new OverlappedPlan(options, acceptance)
            : new SequentialPlan(options, acceptance);
        plan.Prompts();
        plan.Decode();
        return plan._passes;
    }

    /// <summary>Most tokens by which a sequence may run past the end of its text, drafts of the last iteration included.</summary>
    public static int Overrun(SpeculationOptions speculation)
    {
        return speculation.Schedule == DraftSchedule.Overlapped
            ? speculation.DraftTokens + (2 * speculation.OverlappedTokens) + 2
            : speculation.DraftTokens + 2;
    }

    protected abstract void Decode();

    protected void Verify(Step step)
    {
        _passes.Add(step);
        Verifications++;
    }

    protected void Draft(Step step)
    {
        _passes.Add(step with { Network = 1, Outputs = 0 });
        Drafts++;
    }

    private void Prompts()
    {
        if (Options.Prefilled)
            return;
        foreach (Step step in LlmWorkload.Prompt(Options))
            Verify(step);
        if (Speculation.Drafter != DrafterKind.Model)
            return;
        foreach (Step step in LlmWorkload.Prompt(Options))
            Draft(step);
    }
}
