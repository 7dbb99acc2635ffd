using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tlm.Bridges.Processes;

/// <summary>Checks of a received frame.</summary>
public static class Frame
{
    /// <summary>Bytes of the header.</summary>
    public const int HeaderBytes = 24;

    private const int ChecksumOffset = 20;

    /// <summary>CRC-32C of the header before the checksum, and of the body.</summary>
    public static uint Checksum(ReadOnlySpan<byte> frame) =>
        Crc32C.Append(Crc32C.Append(0, frame[..ChecksumOffset]), frame[HeaderBytes..]);

    /// <summary>Checks everything that the header promises.</summary>
    /// <param name="format">The protocol.</param>
    /// <param name="frame">Header and body.</param>
    /// <param name="peer">Who sent it, for messages.</param>
    /// <param name="sequence">The number that is due.</param>
    /// <exception cref="ProtocolException">A rule is broken; the message names it.</exception>
    public static FrameHeader Check(FrameFormat format, ReadOnlySpan<byte> frame, string peer, ulong sequence)
    {
        if (frame.Length < Unsafe.SizeOf<FrameHeader>())
            throw new ProtocolException($"{peer}: a frame of {frame.Length} bytes is shorter than a header");
        var header = MemoryMarshal.Read<FrameHeader>(frame);
        if (header.Magic != format.MagicNumber)
            throw new ProtocolException($"{peer}: a frame does not start with {format.Magic}");
        if (header.Version != format.Version)
        {
            throw new ProtocolException(
                $"{peer} speaks protocol version {header.Version}, this program version {format.Version}; {format.OtherVersion}");
        }

        if (header.BodyBytes != frame.Length - HeaderBytes)
            throw new ProtocolException($"{peer}, {format.Describe(header.Kind)}: the body has {frame.Length - HeaderBytes} bytes, its header says {header.BodyBytes}");
        if (header.BodyBytes > format.MaximumBody)
            throw new ProtocolException($"{peer}, {format.Describe(header.Kind)}: a body of {header.BodyBytes} bytes exceeds {format.MaximumBody}");
        if (!(header.Checksum == 0 && format.ChecksumIsOptional) && header.Checksum != Checksum(frame))
            throw new ProtocolException($"{peer}, {format.Describe(header.Kind)}: the checksum of the frame is wrong");
        if (header.Sequence != sequence)
            throw new ProtocolException($"{peer}, {format.Describe(header.Kind)}: frame {header.Sequence} came where {sequence} was due");
        return format.KindName(header.Kind) is not null ? header : throw new ProtocolException($"{peer}: a frame of the unknown {format.Describe(header.Kind)}");
    }
}
