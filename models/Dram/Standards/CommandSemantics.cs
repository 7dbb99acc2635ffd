using Tlm.Models.Dram.Configuration;

namespace Tlm.Models.Dram.Standards;

/// <summary>What a command does to a bank.</summary>
public enum CommandAction
{
    /// <summary>Nothing (synchronisation, refresh).</summary>
    None,

    /// <summary>First half of a split activation.</summary>
    BeginActivate,

    /// <summary>Opens the row.</summary>
    Activate,

    /// <summary>Moves a burst.</summary>
    Access,

    /// <summary>Moves a burst and closes the row.</summary>
    AccessAndClose,

    /// <summary>Closes the row.</summary>
    Close,

    /// <summary>Refreshes; the banks must be closed.</summary>
    Refresh,
}

/// <summary>Meaning of a command, by its name.</summary>
/// <param name="Action">Effect on the bank.</param>
/// <param name="AllBanks">It addresses all banks of a scope instead of one.</param>
/// <param name="Write">It moves data into the DRAM (accesses only).</param>
public readonly record struct CommandSemantics(CommandAction Action, bool AllBanks = false, bool Write = false)
{
    /// <summary>It ends with the row closed.</summary>
    public bool Closes => Action is CommandAction.Close or CommandAction.AccessAndClose;

    /// <summary>It moves a burst.</summary>
    public bool Accesses => Action is CommandAction.Access or CommandAction.AccessAndClose;

    /// <summary>It travels on the column bus of a standard with two buses (all others use the row bus).</summary>
    public bool OnColumnBus => Accesses;

    /// <summary>The meaning of a command name.</summary>
    /// <param name="name">Name, e.g. <c>RDA</c>.</param>
    /// <exception cref="DramConfigurationException">No such command is known.</exception>
    public static CommandSemantics Of(string name) => name switch
    {
        "ACT1" => new(CommandAction.BeginActivate),
        "ACT" or "ACT2" => new(CommandAction.Activate),
        "RD" or "RD_S" or "RD_L" => new(CommandAction.Access),
        "WR" or "WR_S" or "WR_L" => new(CommandAction.Access, Write: true),
        "RDA" or "RDA_S" or "RDA_L" => new(CommandAction.AccessAndClose),
        "WRA" or "WRA_S" or "WRA_L" => new(CommandAction.AccessAndClose, Write: true),
        "PREpb" => new(CommandAction.Close),
        "PREab" => new(CommandAction.Close, AllBanks: true),
        "REFab" or "RFMab" => new(CommandAction.Refresh, AllBanks: true),
        "REFpb" or "RFMpb" => new(CommandAction.Refresh),
        "CAS" or "CAS_RD" => new(CommandAction.None),
        "CAS_WR" => new(CommandAction.None, Write: true),
        _ => throw new DramConfigurationException($"no meaning is known for the DRAM command '{name}'"),
    };
}
