using System.Runtime.InteropServices;

namespace Tlm.Bridges.Processes;

/// <summary>Start of every frame; 24 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public record struct FrameHeader
{
    /// <summary><see cref="FrameFormat.Magic"/>.</summary>
    public uint Magic;

    /// <summary>Protocol version of the sender.</summary>
    public ushort Version;

    /// <summary>Kind of the frame.</summary>
    public ushort Kind;

    /// <summary>Frames that the sender sent before this one on the same socket.</summary>
    public ulong Sequence;

    /// <summary>Bytes that follow the header.</summary>
    public uint BodyBytes;

    /// <summary>CRC-32C of the header up to here and of the body.</summary>
    public uint Checksum;
}
