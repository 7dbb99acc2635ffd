namespace Tlm.Models.Llm;

/// <summary>Counts what became of drafted tokens. In the end drafted = accepted + rejected.</summary>
public sealed class SpeculationTally
{
    /// <summary>Tokens drafted.</summary>
    public long Drafted { get; private set; }

    /// <summary>Drafted tokens that turned out right.</summary>
    public long Accepted { get; private set; }

    /// <summary>Drafted tokens that turned out wrong or were dropped.</summary>
    public long Rejected { get; private set; }

    /// <summary>Verifications, a sequence each.</summary>
    public long Verifications { get; private set; }

    /// <summary>Tokens that verifications gave.</summary>
    public long Outputs { get; private set; }

    /// <summary>Adds a pass that has ended.</summary>
    public void Add(Step pass)
    {
        Drafted += pass.Drafted;
        Accepted += pass.Accepted;
        Rejected += pass.Rejected;
        if (!pass.Verifies)
            return;
        Verifications += pass.Sequences.Count;
        Outputs += pass.Outputs;
    }

    /// <summary>Publishes counts and means.</summary>
    public void Publish(ResultSheet sheet)
    {
        sheet.Value("drafted_tokens", Drafted, Unit.Tokens, "tokens drafted");
        sheet.Value("accepted_tokens", Accepted, Unit.Tokens, "drafted tokens that turned out right");
        sheet.Value("rejected_tokens", Rejected, Unit.Tokens, "drafted tokens that turned out wrong or were dropped");
        if (Verifications > 0)
            sheet.Value("tokens_per_verification", (double)Outputs / Verifications, Unit.Tokens, "tokens that a verification of a sequence gave");
    }
}
