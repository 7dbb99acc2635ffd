namespace Tlm;

/// <summary>A piece of work of one component over a span of simulated time: an operator of a network, a product, a pass.</summary>
/// <param name="Name">What it is, e.g. <c>layer 3 query</c>; many activities may share a name.</param>
/// <param name="Kind">What kind of work, e.g. <c>linear</c>: reports sum by it.</param>
/// <param name="Begin">When it began.</param>
/// <param name="End">When it was done.</param>
public readonly record struct Activity(string Name, string Kind, SimTime Begin, SimTime End)
{
    /// <summary>Layer of the network; -1 where it belongs to none.</summary>
    public int Layer { get; init; } = -1;

    /// <summary>Pass over the network (prompt, then a pass a token); -1 where there are none.</summary>
    public int Pass { get; init; } = -1;

    /// <summary>Operations done; a multiply-accumulate is two.</summary>
    public long Operations { get; init; }

    /// <summary>Bytes moved from and to memory for it.</summary>
    public long Bytes { get; init; }

    /// <summary>Part of the time in which it waited for memory.</summary>
    public SimTime Waiting { get; init; }
}
