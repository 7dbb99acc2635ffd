using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Tlm.Bridges.Processes;

/// <summary>Takes the body of a frame apart, with its bounds checked.</summary>
public ref struct BodyReader
{
    private readonly FrameFormat _format;
    private readonly ushort _kind;
    private ReadOnlySpan<byte> _left;

    /// <summary>Starts at the first byte.</summary>
    /// <param name="format">The protocol.</param>
    /// <param name="kind">Kind of the frame, for messages.</param>
    /// <param name="body">Its body.</param>
    public BodyReader(FrameFormat format, ushort kind, ReadOnlySpan<byte> body)
    {
        _format = format;
        _kind = kind;
        _left = body;
    }

    /// <summary>What has not been taken yet.</summary>
    public readonly ReadOnlySpan<byte> Left => _left;

    /// <summary>Takes a number or a record.</summary>
    /// <exception cref="ProtocolException">The body is too short.</exception>
    public T Take<T>()
        where T : unmanaged => MemoryMarshal.Read<T>(Bytes(Unsafe.SizeOf<T>()));

    /// <summary>Takes records that lie side by side.</summary>
    /// <exception cref="ProtocolException">The body is too short.</exception>
    public ReadOnlySpan<T> TakeMany<T>(uint count)
        where T : unmanaged
    {
        var bytes = (long)count * Unsafe.SizeOf<T>();
        return MemoryMarshal.Cast<byte, T>(Bytes(bytes));
    }

    /// <summary>Takes a text: its length in bytes as 32-bit number, then UTF-8.</summary>
    /// <exception cref="ProtocolException">The body is too short or the text too long.</exception>
    public string Text(int? limit = null)
    {
        var most = limit ?? _format.MaximumText;
        var length = Take<uint>();
        if (length > most)
            throw new ProtocolException($"{_format.Describe(_kind)}: a text of {length} bytes where at most {most} are allowed");
        return Encoding.UTF8.GetString(Bytes(length));
    }

    /// <summary>Checks that nothing is left.</summary>
    /// <exception cref="ProtocolException">Bytes are left.</exception>
    public readonly void End()
    {
        if (!_left.IsEmpty)
            throw new ProtocolException($"{_format.Describe(_kind)}: {_left.Length} bytes too many in the body");
    }

    private ReadOnlySpan<byte> Bytes(long count)
    {
        if (count > _left.Length)
            throw new ProtocolException($"{_format.Describe(_kind)}: the body ends {count - _left.Length} bytes too early");
        var taken = _left[..(int)count];
        _left = _left[(int)count..];
        return taken;
    }
}
