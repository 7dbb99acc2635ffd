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

/// <summary>The request that a queue or the active buffer would serve next; one word, so that it stays in a register.</summary>
internal readonly struct Candidate
{
    private const int KindBits = 2;
    private readonly ulong _word;

    public Candidate(int cycle, CandidateKind kind, int place) =>
        _word = ((ulong)(uint)cycle << 32) | ((uint)place << KindBits) | (uint)kind;

    /// <summary>No candidate.</summary>
    public static Candidate None => new(Timing.Cycles.Never, CandidateKind.Access, 0);

    /// <summary>Earliest cycle, or <see cref="Timing.Cycles.Never"/> if there is none.</summary>
    public int Cycle => (int)(_word >> 32);

    /// <summary>What it needs.</summary>
    public CandidateKind Kind => (CandidateKind)(_word & ((1 << KindBits) - 1));

    /// <summary>Its slot (of a queue), or its index (in the active buffer).</summary>
    public int Place => (int)((uint)_word >> KindBits);
}
