using System.Collections.Immutable;

namespace Tlm.Models.Dram.Standards;

/// <summary>The layouts of the standards the engine knows; names and orders as Ramulator 2.1 numbers them (src/ramulator/dram/impl).</summary>
public static class StandardLayouts
{
    /// <summary>All layouts.</summary>
    public static ImmutableArray<StandardLayout> All { get; } =
    [
        Layout("DDR4", 8, "Rank",
            "Channel Rank BankGroup Bank Row Column",
            "ACT PREpb PREab RD WR RDA WRA REFab",
            "rate nBL nCL nRCD nRP nRAS nRC nWR nRTP nCWL nCCDS nCCDL nRRDS nRRDL nWTRS nWTRL nFAW nRFC nREFI nCS "
            + "tCK_ps"),
        Layout("DDR5", 16, "Rank",
            "Channel Rank BankGroup Bank Row Column",
            "ACT PREpb PREab RD WR RDA WRA REFab",
            "rate nBL nCL nRCD nRP nRAS nRC nWR nRTP nCWL nPPD nCCDS nCCDL nCCDS_WR nCCDL_WR nRRDS nRRDL nWTRS "
            + "nWTRL nFAW nRFC nREFI nCS tCK_ps"),
        Layout("GDDR6", 16, "Channel",
            "Channel BankGroup Bank Row Column",
            "ACT PREab PREpb RD WR RDA WRA REFab REFpb",
            "rate nBL nCL nRCDRD nRCDWR nRP nRAS nRC nWR nRTP nCWL nCCDS nCCDL nRRDS nRRDL nWTRS nWTRL nFAW "
            + "nRFCpb nRREFD nREFI tCK_ps nRFCab nPPD"),
        Layout("LPDDR5", 16, "Rank",
            "Channel Rank BankGroup Bank Row Column",
            "ACT1 ACT2 PREpb PREab CAS_RD CAS_WR RD WR RDA WRA REFab REFpb",
            "rate nBL_min nBL_max nCL nRCD nRP nRPab nRAS nRC nWR nRTP nCWL nPPD nCCDS nCCDL nCCDS_WR nCCDL_WR "
            + "nRRDS nRRDL nWTRS nWTRL nFAW nRFC nRFCpb nREFI nREFIpb nWCKPST nCAS nAAD nCS tCK_ps nPBR2PBR "
            + "nPBR2ACT"),
        Layout("LPDDR6", 16, "Rank",
            "Channel Rank BankGroup Bank Row Column",
            "ACT1 ACT2 PREpb PREab CAS RD_S WR_S RDA_S WRA_S RD_L WR_L RDA_L WRA_L REFab",
            "rate nBL_min nBL_max nBL_min_L nBL_max_L nRL nWL nACU nRCDr nRCDw nRP nRPab nRAS nRC nWTP nRTP "
            + "nRTP_L nPPD nCCDS nCCDL nCCDL_L nCCDS_WR nCCDL_WR nCCDL_WR_L nRRD nWTRS nWTRL nRTW_S nRTW_L nRTW_S_L "
            + "nRTW_L_L nWCK2DQO nRPST nODTLon nODTon_min nFAW nRFC nREFI nWCKPST nCAS nAAD nCS tCK_ps"),
        Layout("HBM2", 4, "PseudoChannel",
            "Channel PseudoChannel BankGroup Bank Row Column",
            "ACT PREpb PREab RD WR RDA WRA REFab REFpb",
            "rate nBL nCL nRCDRD nRCDWR nRP nRAS nRC nWR nRTPL nCWL nCCDS nCCDL nRRDS nRRDL nWTRS nWTRL nFAW nRFC "
            + "nRFCpb nRREFD nREFI nREFIpb tCK_ps"),
        Layout("HBM3", 8, "PseudoChannel",
            "Channel PseudoChannel Sid BankGroup Bank Row Column",
            "ACT PREpb PREab RD WR RDA WRA REFab REFpb RFMab RFMpb",
            "rate nBL nCL nRCDRD nRCDWR nRP nRAS nRC nWR nRTP nCWL nCCDS nCCDL nCCDR nRRDS nRRDL nWTRS nWTRL nRTW "
            + "nFAW nPPD nRFC nRFCpb nRFMab nRFMpb nRREFD nREFI nREFIpb tCK_ps"),
        Layout("HBM4", 8, "PseudoChannel",
            "Channel PseudoChannel Sid BankGroup Bank Row Column",
            "ACT PREpb PREab RD WR RDA WRA REFab REFpb RFMab RFMpb",
            "rate nBL nCL nRCDRD nRCDWR nRP nRAS nRC nWR nRTP nCWL nCCDS nCCDL nCCDR nRRDS nRRDL nWTRS nWTRL nRTW "
            + "nFAW nPPD nRFC nRFCpb nRFMab nRFMpb nRREFD nREFI nREFIpb tCK_ps"),
    ];

    private static StandardLayout Layout(
        string name, int prefetch, string refreshScope, string levels, string commands, string timings) =>
        new(name, [.. levels.Split(' ')], [.. commands.Split(' ')], [.. timings.Split(' ')], prefetch, refreshScope);
}
