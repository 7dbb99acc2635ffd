using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Standards;

namespace Tlm.Models.Dram.Timing;

/// <summary>The commands of a standard by the part they play; -1 where the standard has none.</summary>
internal sealed class CommandTable
{
    public CommandTable(DramConfiguration configuration)
    {
        Names = [.. configuration.Commands.Select(command => command.Name)];
        Semantics = [.. Names.Select(CommandSemantics.Of)];
        BeginActivate = Find("ACT1");
        Activate = Find("ACT", "ACT2");
        Read = Find("RD", "RD_S");
        Write = Find("WR", "WR_S");
        ReadClose = Find("RDA", "RDA_S");
        WriteClose = Find("WRA", "WRA_S");
        Precharge = Find("PREpb");
        PrechargeAll = Find("PREab");
        RefreshAll = Find("REFab");
        RefreshBank = Find("REFpb");
        SyncRead = Find("CAS_RD", "CAS");
        SyncWrite = Find("CAS_WR", "CAS");
    }

    public string[] Names { get; }

    public CommandSemantics[] Semantics { get; }

    /// <summary>First half of a split activation.</summary>
    public int BeginActivate { get; }

    /// <summary>The command that opens the row (second half of a split activation).</summary>
    public int Activate { get; }

    /// <summary>The command with which an activation starts.</summary>
    public int FirstActivate => BeginActivate >= 0 ? BeginActivate : Activate;

    public int Read { get; }

    public int Write { get; }

    public int ReadClose { get; }

    public int WriteClose { get; }

    public int Precharge { get; }

    public int PrechargeAll { get; }

    public int RefreshAll { get; }

    public int RefreshBank { get; }

    /// <summary>Write-clock synchronisation before a read.</summary>
    public int SyncRead { get; }

    /// <summary>Write-clock synchronisation before a write.</summary>
    public int SyncWrite { get; }

    public int Count => Names.Length;

    private int Find(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            int index = Array.IndexOf(Names, name);
            if (index >= 0)
                return index;
        }

        return -1;
    }
}
