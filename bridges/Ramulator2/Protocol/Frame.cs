using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tlm.Bridges.Ramulator2.Protocol;

/// <summary>Checks of a received frame.</summary>
internal static class Frame
{
    /// <summary>Bytes of the header.</summary>
    internal const int HeaderBytes = 24;

    private const int ChecksumOffset = 20;

    /// <summary>CRC-32C of the header before the checksum, and of the body.</summary>
    internal static uint Checksum(ReadOnlySpan<byte> frame) =>
        Crc32C.Append(Crc32C.Append(0, frame[..ChecksumOffset]), frame[HeaderBytes..]);

    /// <summary>Checks everything that the header promises.</summary>
    /// <param name="frame">Header and body.</param>
    /// <param name="peer">Who sent it, for messages.</param>
    /// <param name="sequence">The number that is due.</param>
    /// <exception cref="ProtocolException">A rule is broken; the message names it.</exception>
    internal static FrameHeader Check(ReadOnlySpan<byte> frame, string peer, ulong sequence)
    {
        if (frame.Length < Unsafe.SizeOf<FrameHeader>())
            throw new ProtocolException($"{peer}: a frame of {frame.Length} bytes is shorter than a header");
        var header = MemoryMarshal.Read<FrameHeader>(frame);
        if (header.Magic != Wire.Magic)
            throw new ProtocolException($"{peer}: a frame does not start with TLMB");
        if (header.Version != Wire.Version)
        {
            throw new ProtocolException(
                $"{peer} speaks protocol version {header.Version}, this program version {Wire.Version}; build it again with 'tlm bridge build'");
        }

        var name = Enum.IsDefined(header.Kind) ? header.Kind.ToString() : $"kind {(ushort)header.Kind}";
        if (header.BodyBytes != frame.Length - HeaderBytes)
            throw new ProtocolException($"{peer}, {name}: the body has {frame.Length - HeaderBytes} bytes, its header says {header.BodyBytes}");
        if (header.BodyBytes > Wire.MaximumBody)
            throw new ProtocolException($"{peer}, {name}: a body of {header.BodyBytes} bytes exceeds {Wire.MaximumBody}");
        if (header.Checksum != Checksum(frame))
            throw new ProtocolException($"{peer}, {name}: the checksum of the frame is wrong");
        if (header.Sequence != sequence)
            throw new ProtocolException($"{peer}, {name}: frame {header.Sequence} came where {sequence} was due");
        return Enum.IsDefined(header.Kind) ? header : throw new ProtocolException($"{peer}: a frame of the unknown {name}");
    }
}
