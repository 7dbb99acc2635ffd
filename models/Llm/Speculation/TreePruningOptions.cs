namespace Tlm.Models.Llm;

/// <summary>What a verification is thought to cost, in any unit: a tree keeps its likeliest nodes while the tokens gained a cost rise.</summary>
public sealed record TreePruningOptions
{
    /// <summary>Cost of an iteration whatever the tree.</summary>
    [Parameter("Cost of drafting and verifying, whatever the tree", Default = "0", Min = "0")]
    public double Fixed { get; init; }

    /// <summary>Cost of a pass over the weights.</summary>
    [Parameter("Cost of a pass over the weights", Default = "1", Min = "0")]
    public double Pass { get; init; } = 1;

    /// <summary>Tokens that a pass verifies.</summary>
    [Parameter("Tokens that a pass over the weights verifies (0: all)", Default = "0", Min = "0", Unit = "tokens")]
    public int TokensPerPass { get; init; }

    /// <summary>Cost of a token.</summary>
    [Parameter("Cost of each token verified", Default = "0", Min = "0")]
    public double Token { get; init; }

    /// <summary>Least probability of a node.</summary>
    [Parameter("Probability below which a node is never worth its place", Default = "0", Min = "0", Max = "1")]
    public double LeastGain { get; init; }

    /// <summary>Cost of verifying so many drafted nodes and the token before them.</summary>
    public double CostOf(int nodes)
    {
        int tokens = nodes + 1;
        int passes = TokensPerPass == 0 ? 1 : (tokens + TokensPerPass - 1) / TokensPerPass;
        return Fixed + (Pass * passes) + (Token * tokens);
    }
}
