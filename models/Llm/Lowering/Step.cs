namespace Tlm.Models.Llm;

/// <summary>One sequence's part in a step.</summary>
/// <param name="QueryTokens">Tokens computed now: the prompt (or a chunk of it), 1 for decode, several to verify drafts.</param>
/// <param name="PastTokens">Tokens already in the cache.</param>
/// <param name="LogitTokens">Tokens whose logits are needed: 1 after a prompt, all when verifying, 0 inside a chunked prompt.</param>
public readonly record struct SequenceStep(int QueryTokens, int PastTokens, int LogitTokens)
{
    /// <summary>Tokens of context at the end of the step.</summary>
    public long Context => (long)PastTokens + QueryTokens;
}

/// <summary>One pass through the model for a batch of sequences, of equal or different lengths.</summary>
public sealed record Step(IReadOnlyList<SequenceStep> Sequences)
{
    /// <summary>Tokens computed over all sequences: rows of every linear operator.</summary>
    public long Tokens => Sequences.Sum(sequence => (long)sequence.QueryTokens);

    /// <summary>Rows of logits over all sequences.</summary>
    public long Logits => Sequences.Sum(sequence => (long)sequence.LogitTokens);

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
