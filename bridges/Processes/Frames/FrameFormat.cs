namespace Tlm.Bridges.Processes;

/// <summary>What one protocol puts into the common frame. Everything on the wire is little-endian.</summary>
/// <param name="Magic">First four bytes of a frame, as text of four characters.</param>
/// <param name="Version">The protocol version that this program speaks.</param>
/// <param name="MaximumBody">Largest body of a frame (bytes).</param>
/// <param name="MaximumText">Longest text in a body (bytes).</param>
/// <param name="KindName">Name of a kind; null for an unknown one.</param>
/// <param name="OtherVersion">What to do about a peer of another version, as end of a sentence.</param>
public sealed record FrameFormat(
    string Magic, ushort Version, int MaximumBody, int MaximumText, Func<ushort, string?> KindName, string OtherVersion)
{
    /// <summary>The magic as the number that a header holds.</summary>
    public uint MagicNumber { get; } = BitConverter.ToUInt32([(byte)Magic[0], (byte)Magic[1], (byte)Magic[2], (byte)Magic[3]]);

    /// <summary>Whether a checksum of 0 means that the sender computes none.</summary>
    public bool ChecksumIsOptional { get; init; }

    /// <summary>Largest frame (bytes).</summary>
    public long MaximumFrame => MaximumBody + Frame.HeaderBytes;

    /// <summary>Names a kind, also one that the protocol does not have.</summary>
    public string Describe(ushort kind) => KindName(kind) ?? $"kind {kind}";

    /// <summary>The body of a checked frame.</summary>
    public BodyReader Body(ushort kind, ReadOnlySpan<byte> frame) => new(this, kind, frame[Frame.HeaderBytes..]);
}
