namespace Tlm.Bridges.Remote.Wire;

/// <summary>Numbers of the remote protocol (docs/remote-protocol.md).</summary>
public static class RemoteWire
{
    /// <summary>The frames of this protocol. Peers in slow languages may leave the checksum out: CURVE guards the bytes anyway.</summary>
    public static FrameFormat Format { get; } =
        new("TLMR", 1, 16 << 20, 4096, kind => Enum.GetName((FrameKind)kind), "use a client library of that version") { ChecksumIsOptional = true };

    /// <summary>Time of something that never happens.</summary>
    public const long Never = long.MaxValue;

    /// <summary>Most data bytes of one transaction.</summary>
    public const int MaximumData = 8 << 20;

    /// <summary>Bytes of records after which a frame is sent on its own.</summary>
    public const int FlushBytes = 1 << 20;

    /// <summary>Most records that a peer may return for one window.</summary>
    public const int MaximumRecords = 1 << 20;

    /// <summary>Most bytes of records that a peer may return for one window.</summary>
    public const long MaximumWindowBytes = 256L << 20;

    /// <summary>Most requests of a peer without response.</summary>
    public const int MaximumOutstanding = 1 << 20;

    /// <summary>Most ports of a peer.</summary>
    public const int MaximumPorts = 1024;

    /// <summary>Most parameters, and most values in a goodbye.</summary>
    public const int MaximumValues = 4096;
}
