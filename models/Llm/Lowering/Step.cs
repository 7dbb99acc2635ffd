namespace Tlm.Models.Llm;

/// <summary>One sequence's part in a step.</summary>
/// <param name="QueryTokens">Tokens computed now: the prompt (or a chunk of it), 1 for decode, several to verify drafts.</param>
/// <param name="PastTokens">Tokens already in the cache.</param>
/// <param name="LogitTokens">Tokens whose logits are needed: 1 after a prompt, all when verifying, 0 inside a chunked prompt.</param>
public readonly record struct SequenceStep(int QueryTokens, int PastTokens, int LogitTokens)
{
    /// <summary>Which of the sequences that the cache holds it is; null: the one of its place in the step.</summary>
    public int? Slot { get; init; }

    /// <summary>Tokens of context at the end of the step.</summary>
    public long Context => (long)PastTokens + QueryTokens;
}

/// <summary>One pass through the model for a batch of sequences, of equal or different lengths.</summary>
public sealed record Step(IReadOnlyList<SequenceStep> Sequences)
{
    private readonly long? _outputs;

    /// <summary>Tokens computed over all sequences: rows of every linear operator.</summary>
    public long Tokens => Sequences.Sum(sequence => (long)sequence.QueryTokens);

    /// <summary>Network that runs: 0 the model, 1 its drafter.</summary>
    public int Network { get; init; }

    /// <summary>Passes of the other network that must have ended before it begins.</summary>
    public int After { get; init; }

    /// <summary>Tokens that the texts grow by, over all sequences; as many as logits unless drafts are verified.</summary>
    public long Outputs
    {
        get => _outputs ?? Logits;
        init => _outputs = value;
    }

    /// <summary>Whether it judges drafted tokens.</summary>
    public bool Verifies { get; init; }

    /// <summary>Tokens that a verification gives on average, over all sequences, by the rates that the draws come from.</summary>
    public double ExpectedOutputs { get; init; }

    /// <summary>Tokens drafted.</summary>
    public int Drafted { get; init; }

    /// <summary>Drafted tokens that turned out right.</summary>
    public int Accepted { get; init; }

    /// <summary>Drafted tokens that turned out wrong or were dropped.</summary>
    public int Rejected { get; init; }

    /// <summary>Rows of logits over all sequences.</summary>
    public long Logits => Sequences.Sum(sequence => (long)sequence.LogitTokens);

    /// <summary>Number in the cache of the sequence at a place.</summary>
    public int SlotOf(int place)
    {
        return Sequences[place].Slot ?? place;
    }

    /// <summary>The whole prompt of <paramref name="batch"/> sequences at once; logits of the last token.</summary>
    public static Step Prefill(int batch, int promptTokens)
    {
        return Uniform(batch, new SequenceStep(promptTokens, 0, 1));
    }

    /// <summary>One new token for each of <paramref name="batch"/> sequences.</summary>
    public static Step Decode(int batch, int pastTokens)
    {
        return Uniform(batch, new SequenceStep(1, pastTokens, 1));
    }

    /// <summary>Equal sequences.</summary>
    public static Step Uniform(int batch, SequenceStep sequence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(sequence.QueryTokens, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(sequence.PastTokens);
        return new Step([.. Enumerable.Repeat(sequence, batch)]);
    }
}
