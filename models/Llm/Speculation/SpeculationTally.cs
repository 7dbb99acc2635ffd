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

    /// <summary>Tokens that these verifications give on average, by the rates that the draws come from; 0 with a trace.</summary>
    public double ExpectedOutputs { get; private set; }

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
        ExpectedOutputs += pass.ExpectedOutputs;
    }

    /// <summary>Publishes counts and means of <paramref name="seconds"/> of decoding.</summary>
    public void Publish(ResultSheet sheet, double seconds)
    {
        sheet.Value("drafted_tokens", Drafted, Unit.Tokens, "tokens drafted");
        sheet.Value("accepted_tokens", Accepted, Unit.Tokens, "drafted tokens that turned out right");
        sheet.Value("rejected_tokens", Rejected, Unit.Tokens, "drafted tokens that turned out wrong or were dropped");
        if (Verifications == 0)
            return;
        sheet.Value("tokens_per_verification", (double)Outputs / Verifications, Unit.Tokens, "tokens that a verification of a sequence gave");
        sheet.Value("expected_tokens", ExpectedOutputs, Unit.Tokens, "tokens that these verifications give on average, by the acceptance rates");
        if (seconds > 0)
            sheet.Value("expected_tokens_per_second", ExpectedOutputs / seconds, Unit.TokensPerSecond, "these over the time of decoding: a short run's throughput without the chance of its draws");
    }
}
