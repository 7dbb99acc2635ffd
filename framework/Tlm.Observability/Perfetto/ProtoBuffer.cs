using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace Tlm.Observability.Perfetto;

/// <summary>Writes protobuf's wire format: varints, fixed 64-bit numbers, and fields of known length.</summary>
internal sealed class ProtoBuffer
{
    private byte[] _bytes = new byte[256];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    /// <summary>A number as varint.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Varint(int field, ulong value)
    {
        Raw((ulong)field << 3);
        Raw(value);
    }

    /// <summary>A signed number as varint of 64 bits.</summary>
    public void Signed(int field, long value) => Varint(field, unchecked((ulong)value));

    /// <summary>Eight bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fixed64(int field, ulong value)
    {
        Raw(((ulong)field << 3) | 1);
        BinaryPrimitives.WriteUInt64LittleEndian(Take(8), value);
    }

    /// <summary>A floating-point number.</summary>
    public void Double(int field, double value) => Fixed64(field, BitConverter.DoubleToUInt64Bits(value));

    /// <summary>A text.</summary>
    public void Text(int field, string value)
    {
        int length = Encoding.UTF8.GetByteCount(value);
        Raw(((ulong)field << 3) | 2);
        Raw((ulong)length);
        Encoding.UTF8.GetBytes(value, Take(length));
    }

    /// <summary>A message that has been written elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Message(int field, ProtoBuffer message)
    {
        Raw(((ulong)field << 3) | 2);
        Raw((ulong)message.Length);
        message.Written.CopyTo(Take(message.Length));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Raw(ulong value)
    {
        if (Length + 10 > _bytes.Length)
            Array.Resize(ref _bytes, 2 * _bytes.Length);
        byte[] bytes = _bytes;
        int at = Length;
        for (; value >= 0x80; value >>= 7)
            bytes[at++] = (byte)(value | 0x80);
        bytes[at++] = (byte)value;
        Length = at;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Span<byte> Take(int length)
    {
        if (Length + length > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, Length + length));
        Length += length;
        return _bytes.AsSpan(Length - length, length);
    }
}
