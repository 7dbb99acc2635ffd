namespace Tlm.Models.Pim.NearMemory;

/// <summary>What a host stream does.</summary>
public enum HostStreamKind
{
    /// <summary>Reads a rank.</summary>
    Read,

    /// <summary>Writes a rank.</summary>
    Write,

    /// <summary>Moves data from one rank to another through the near-memory controller.</summary>
    Copy,
}

/// <summary>A sequential run of accesses to one rank of a channel.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Rank">Rank read or written; the source of a copy.</param>
/// <param name="FirstByte">First byte in the rank's part of the channel.</param>
/// <param name="Bytes">Bytes.</param>
/// <param name="TargetRank">Destination of a copy.</param>
/// <param name="TargetByte">First byte at the destination of a copy.</param>
public sealed record HostStream(HostStreamKind Kind, int Rank, long FirstByte, long Bytes, int TargetRank = -1, long TargetByte = 0);
