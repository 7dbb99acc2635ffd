using System.Collections.Immutable;

namespace Tlm.Models.Pim.Variants;

/// <summary>Which command bus a command travels on; a row and a column command may issue in the same cycle.</summary>
public enum CommandBus
{
    /// <summary>Row commands: activate, precharge, refresh.</summary>
    Row,

    /// <summary>Column commands: accesses, MACs, data moves.</summary>
    Column,

    /// <summary>Can't share its cycle with another command.</summary>
    Unpaired,
}

/// <summary>What a command does to the rows of the banks that it reaches.</summary>
public enum RowEffect
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Opens the addressed row.</summary>
    Open,

    /// <summary>Closes every row.</summary>
    Close,
}

/// <summary>State that the reached banks must be in, and what brings them there.</summary>
/// <param name="RowOpen">True: the addressed row must be open; false: all rows must be closed.</param>
/// <param name="OverLevels">Levels whose nodes are all reached (the addressed node elsewhere).</param>
/// <param name="IfClosed">Command index issued first where a bank is closed (-1 when closed is wanted).</param>
/// <param name="IfOtherRow">Command index issued first where another row, or any row when closed is wanted, is open.</param>
public sealed record RowRequirement(bool RowOpen, ImmutableArray<int> OverLevels, int IfClosed, int IfOtherRow);

/// <summary>A command of a PIM variant: an ordinary DRAM command or one of the variant's own.</summary>
/// <param name="Name">Name as constraints and traces spell it.</param>
/// <param name="Index">Position in the variant's command list.</param>
public sealed record PimCommand(string Name, int Index)
{
    /// <summary>Bus it travels on.</summary>
    public CommandBus Bus { get; init; } = CommandBus.Column;

    /// <summary>Cycles it occupies its bus.</summary>
    public int Clocks { get; init; } = 1;

    /// <summary>May issue on either clock edge, where a clock has two ticks.</summary>
    public bool AnyEdge { get; init; }

    /// <summary>Deepest level whose distances it obeys (index into the levels).</summary>
    public int Scope { get; init; }

    /// <summary>Effect on rows.</summary>
    public RowEffect Effect { get; init; }

    /// <summary>Levels whose nodes are all reached by the effect.</summary>
    public ImmutableArray<int> EffectOverLevels { get; init; } = [];

    /// <summary>Bank state needed, or null.</summary>
    public RowRequirement? Needs { get; init; }

    /// <summary>
    /// Banks at which the bank-level distances of this command start besides the addressed one, or empty: for each level below the channel
    /// the level whose id of the addressed bank they have there, or -1 for any id.
    /// </summary>
    public ImmutableArray<int> TimingAt { get; init; } = [];

    /// <summary>Energy of one command, all banks that it reaches together; null where nobody stated any.</summary>
    public CommandEnergy? Energy { get; init; }
}

/// <summary>Energy of one command with its origin.</summary>
/// <param name="Value">Energy of one command, all banks that it reaches together.</param>
/// <param name="Provenance">How well founded it is.</param>
/// <param name="Source">Where the number comes from.</param>
public sealed record CommandEnergy(Energy Value, Provenance Provenance, string Source);
