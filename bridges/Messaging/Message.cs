using System.Buffers;

namespace Tlm.Bridges.Messaging;

/// <summary>A multipart message: frames in one pooled buffer, reused from message to message, so that steady traffic allocates nothing.</summary>
public sealed class Message : IDisposable
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(4096);
    private int[] _ends = new int[8];

    /// <summary>Number of frames.</summary>
    public int FrameCount { get; private set; }

    /// <summary>Bytes in all frames.</summary>
    public int TotalBytes => FrameCount == 0 ? 0 : _ends[FrameCount - 1];

    /// <summary>The bytes of a frame; valid until the message is cleared or appended to.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frame.</exception>
    public ReadOnlySpan<byte> this[int frame]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)frame, (uint)FrameCount, nameof(frame));
            var start = frame == 0 ? 0 : _ends[frame - 1];
            return _buffer.AsSpan(start, _ends[frame] - start);
        }
    }

    /// <summary>Removes all frames and keeps the buffer.</summary>
    public void Clear() => FrameCount = 0;

    /// <summary>Appends a frame with these bytes.</summary>
    public void Append(ReadOnlySpan<byte> frame)
    {
        frame.CopyTo(Reserve(frame.Length));
        Commit(frame.Length);
    }

    /// <summary>Room for a frame of at most <paramref name="length"/> bytes, to be filled and then given to <see cref="Commit"/>.</summary>
    public Span<byte> Reserve(int length)
    {
        var start = TotalBytes;
        if (_buffer.Length - start < length)
            Grow(checked(start + length));
        return _buffer.AsSpan(start, length);
    }

    /// <summary>Makes the first <paramref name="length"/> bytes of the reserved room a frame.</summary>
    public void Commit(int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, _buffer.Length - TotalBytes);
        if (FrameCount == _ends.Length)
            Array.Resize(ref _ends, _ends.Length * 2);
        _ends[FrameCount] = TotalBytes + length;
        FrameCount++;
    }

    /// <summary>Gives the buffer back.</summary>
    public void Dispose()
    {
        FrameCount = 0;
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private void Grow(int needed)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, _buffer.Length * 2));
        _buffer.AsSpan(0, TotalBytes).CopyTo(larger);
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
