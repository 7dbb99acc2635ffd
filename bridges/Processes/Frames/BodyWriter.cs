using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Tlm.Bridges.Processes;

/// <summary>Builds a frame: room for the header, then the body. Reused from frame to frame.</summary>
public sealed class BodyWriter
{
    private byte[] _bytes = new byte[4096];
    private int _length = Unsafe.SizeOf<FrameHeader>();

    /// <summary>The body written so far.</summary>
    public ReadOnlySpan<byte> Body => _bytes.AsSpan(Unsafe.SizeOf<FrameHeader>(), _length - Unsafe.SizeOf<FrameHeader>());

    /// <summary>Starts an empty body.</summary>
    public void Clear() => _length = Unsafe.SizeOf<FrameHeader>();

    /// <summary>Appends a number or a record.</summary>
    public void Put<T>(in T value)
        where T : unmanaged => MemoryMarshal.Write(Room(Unsafe.SizeOf<T>()), in value);

    /// <summary>Appends records side by side.</summary>
    public void PutMany<T>(ReadOnlySpan<T> values)
        where T : unmanaged => Raw(MemoryMarshal.AsBytes(values));

    /// <summary>Appends bytes as they are.</summary>
    public void Raw(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Room(bytes.Length));

    /// <summary>Appends a text: its length in bytes as 32-bit number, then UTF-8.</summary>
    public void Text(string value)
    {
        Put((uint)Encoding.UTF8.GetByteCount(value));
        Raw(Encoding.UTF8.GetBytes(value));
    }

    /// <summary>Overwrites a record in the body.</summary>
    /// <param name="offset">Its place in the body (bytes).</param>
    /// <param name="value">The record.</param>
    public void Patch<T>(int offset, in T value)
        where T : unmanaged => MemoryMarshal.Write(_bytes.AsSpan(Unsafe.SizeOf<FrameHeader>() + offset), in value);

    /// <summary>Completes the header and gives the whole frame.</summary>
    public ReadOnlySpan<byte> Seal(FrameFormat format, ushort kind, ulong sequence)
    {
        var header = new FrameHeader
        {
            Magic = format.MagicNumber,
            Version = format.Version,
            Kind = kind,
            Sequence = sequence,
            BodyBytes = (uint)Body.Length,
        };
        MemoryMarshal.Write(_bytes, in header);
        header.Checksum = Frame.Checksum(_bytes.AsSpan(0, _length));
        MemoryMarshal.Write(_bytes, in header);
        return _bytes.AsSpan(0, _length);
    }

    private Span<byte> Room(int count)
    {
        if (_length + count > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        _length += count;
        return _bytes.AsSpan(_length - count, count);
    }
}
