namespace Tlm.Models.Llm;

/// <summary>
/// Short drafts one after the other, long ones beside the verification. Passes wait for the other side by its number of passes, so that each side keeps its order and
/// runs ahead as far as what it needs is there.
/// </summary>
internal sealed class OverlappedPlan(LlmWorkloadOptions options, AcceptanceSource acceptance) : SpeculativePlan(options, acceptance)
{
    private int _known = options.PromptTokens + 1;
    private int _cached = options.PromptTokens;

    protected override void Decode()
    {
        int ready = 0;
        while (_known <= Options.PromptTokens + Options.DecodeTokens)
        {
            int verified = ready > 0 ? ready : Short();
            int wait = Drafts;
            Long();
            (bool hit, int accepted) = Judge(verified);
            int lost = hit ? 0 : Speculation.OverlappedTokens;
            ready = hit ? Speculation.OverlappedTokens - 1 : 0;
            bool last = _known + accepted + 1 > Options.PromptTokens + Options.DecodeTokens;
            if (last)
                lost += ready;
            Verify(new Step([new SequenceStep(1 + verified, _known - 1, 1 + verified)])
            {
                Verifies = true,
                ExpectedOutputs = 1 + DraftTree.Chain(Speculation.Acceptance, verified).ExpectedAccepted,
                Outputs = accepted + 1,
                Accepted = accepted + (hit ? 1 : 0),
                Rejected = verified - accepted + lost,
                After = wait,
            });
            _cached = hit ? _cached : _known + accepted;
            _known += accepted + 1;
        }
    }

    /// <summary>Drafts that need what the verification before found.</summary>
    private int Short()
    {
        for (int token = 0; token < Speculation.DraftTokens; token++)
            DraftOne(token == 0 ? Verifications : 0, token == 0 ? _known - _cached : 1);
        return Speculation.DraftTokens;
    }

    /// <summary>Drafts that go on from the last drafted token.</summary>
    private void Long()
    {
        for (int token = 0; token < Speculation.OverlappedTokens; token++)
            DraftOne(0, 1);
    }

    private void DraftOne(int after, int tokens)
    {
        Draft(new Step([new SequenceStep(tokens, _cached, 1)]) { After = after, Drafted = 1 });
        _cached += tokens;
    }

    /// <summary>All drafts right, and the target's own token the first one of the draft beside: a position more than was verified.</summary>
    private (bool Hit, int Accepted) Judge(int verified)
    {
        DraftTree chain = DraftTree.Chain(Speculation.Acceptance, verified + 1);
        int right = Acceptance.Next(chain.AtLeast);
        return (right > verified, Math.Min(right, verified));
    }
}
