namespace Tlm.Models.Dram.Controllers;

/// <summary>What a request needs next.</summary>
internal enum CandidateKind
{
    /// <summary>Its access: the row is open.</summary>
    Access,

    /// <summary>An activation: the bank is closed.</summary>
    Activate,

    /// <summary>A precharge: another row is open.</summary>
    Precharge,
}

/// <summary>Which of these may be chosen, as bits.</summary>
[Flags]
internal enum CandidateKinds
{
    None = 0,
    Access = 1,
    Activate = 2,
    Precharge = 4,
    Row = Activate | Precharge,
    All = Access | Row,
}

/// <summary>The request that a queue or the active buffer would serve next.</summary>
/// <param name="Cycle">Earliest cycle, or <see cref="Timing.Cycles.Never"/> if there is none.</param>
/// <param name="Kind">What it needs.</param>
/// <param name="Place">Its slot (of a queue), or its index (in the active buffer).</param>
internal readonly record struct Candidate(int Cycle, CandidateKind Kind, int Place)
{
    /// <summary>No candidate.</summary>
    public static readonly Candidate None = new(Timing.Cycles.Never, CandidateKind.Access, -1);
}
