namespace Tlm.Models.Llm;

/// <summary>Rows of weights that move between devices while the workload runs. The traffic is simulated; work goes on when all are there.</summary>
public sealed record ReallocationOptions
{
    /// <summary>Moves at known passes.</summary>
    [Parameter("Moves before given passes")]
    public IReadOnlyList<ReallocationStep> Steps { get; init; } = [];

    /// <summary>Whether parts are balanced anew.</summary>
    [Parameter("Whether parts are balanced anew where a pass has another number of tokens: all finish together by their estimates", Default = "false")]
    public bool Rebalance { get; init; }

    /// <summary>Least move.</summary>
    [Parameter("Least part of a tensor that is worth moving when parts are balanced anew", Default = "5", Min = "0", Max = "100", Unit = "%")]
    public double LeastMove { get; init; } = 5;

    /// <summary>Component that decides instead.</summary>
    [Parameter("Component that decides before each pass what moves (none: steps and rebalance do)")]
    public string? Policy { get; init; }
}
