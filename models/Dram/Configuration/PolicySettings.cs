namespace Tlm.Models.Dram.Configuration;

/// <summary>Schedulers.</summary>
public enum SchedulerKind
{
    /// <summary>FRFCFS: the oldest request whose next command may issue.</summary>
    FirstReady,

    /// <summary>FRFCFSRowHit: as before, but no request closes a row that an older waiting request hits.</summary>
    FirstReadyRowHit,
}

/// <summary>Refresh modes.</summary>
public enum RefreshKind
{
    /// <summary>None.</summary>
    None,

    /// <summary>All banks of a rank (pseudo-channel, channel) at once, every nREFI.</summary>
    AllBank,

    /// <summary>One bank after another over the channel, every nREFIpb.</summary>
    PerBank,

    /// <summary>One bank of each pseudo-channel in turn by the set rule of HBM3 and HBM4, every nREFIpb.</summary>
    HbmPerBank,
}

/// <summary>Refresh mode and parameters.</summary>
/// <param name="Kind">Mode.</param>
/// <param name="ScatterInterval">All-bank only: cycles between the refreshes of successive nodes; 0 = all in the same cycle.</param>
public sealed record RefreshSettings(RefreshKind Kind, int ScatterInterval = 0);

/// <summary>Row policies.</summary>
public enum RowPolicyKind
{
    /// <summary>Rows stay open until another row or a refresh needs the bank.</summary>
    Open,

    /// <summary>A row is closed after a number of column accesses.</summary>
    ClosedCap,
}

/// <summary>Row policy and cap.</summary>
/// <param name="Kind">Policy.</param>
/// <param name="Cap">Column accesses after which a row is to be closed (closed policy only).</param>
public sealed record RowPolicySettings(RowPolicyKind Kind, int Cap = 4);

/// <summary>Address mappers inside a channel, named from the most significant bits down.</summary>
public enum AddressMapperKind
{
    /// <summary>Row, bank, rank, column.</summary>
    RoBaRaCoCh,

    /// <summary>Rank, bank, row, column.</summary>
    ChRaBaRoCo,

    /// <summary>Four-transaction blocks over all banks, with banks and rows XORed by column bits.</summary>
    Mop4ClXor,

    /// <summary>The request brings its level ids.</summary>
    PassThrough,
}
