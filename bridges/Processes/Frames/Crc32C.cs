using System.Buffers.Binary;
using System.Numerics;

namespace Tlm.Bridges.Processes;

/// <summary>CRC-32C (Castagnoli), as RFC 3720 uses it.</summary>
public static class Crc32C
{
    /// <summary>Continues a checksum over more bytes; starts with 0.</summary>
    public static uint Append(uint checksum, ReadOnlySpan<byte> data)
    {
        var state = ~checksum;
        for (; data.Length >= sizeof(ulong); data = data[sizeof(ulong)..])
            state = BitOperations.Crc32C(state, BinaryPrimitives.ReadUInt64LittleEndian(data));
        foreach (var value in data)
            state = BitOperations.Crc32C(state, value);
        return ~state;
    }
}
