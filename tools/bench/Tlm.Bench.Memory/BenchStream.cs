using Tlm.Models.Dram.Configuration;

namespace Tlm.Bench.Memory;

/// <summary>The requests of a saturated stream, the same for both engines.</summary>
public sealed class BenchStream
{
    private BenchStream(long[] addresses, bool[] writes)
    {
        Addresses = addresses;
        Writes = writes;
    }

    /// <summary>Byte addresses.</summary>
    public long[] Addresses { get; }

    /// <summary>Which requests write.</summary>
    public bool[] Writes { get; }

    /// <summary>Makes a stream; always the same one.</summary>
    public static BenchStream Create(StreamKind kind, DramOrganization organization, int count)
    {
        var addresses = new long[count];
        bool[] writes = new bool[count];
        ulong state = 88172645463325252;
        long transactions = organization.CapacityBytes / organization.TransactionBytes;
        for (int i = 0; i < count; i++)
        {
            addresses[i] = (kind == StreamKind.Sequential ? i : (long)(Next(ref state) % (ulong)transactions)) * organization.TransactionBytes;
            writes[i] = kind == StreamKind.Mixed && Next(ref state) % 3 == 0;
        }

        return new BenchStream(addresses, writes);
    }

    /// <summary>Writes it for Ramulator's driver.</summary>
    public void Write(string path)
    {
        using var text = new StreamWriter(path);
        text.WriteLine("offer_cycle,type,address,accept_cycle,complete_cycle");
        for (int i = 0; i < Addresses.Length; i++)
            text.WriteLine($"0,{(Writes[i] ? 'W' : 'R')},0x{Addresses[i]:x},-1,-1");
    }

    // xorshift64
    private static ulong Next(ref ulong state)
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return state >> 11;
    }
}
