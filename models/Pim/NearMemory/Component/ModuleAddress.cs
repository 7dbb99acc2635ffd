namespace Tlm.Models.Pim.NearMemory;

/// <summary>A run of bytes in one rank of one channel.</summary>
internal readonly record struct ModulePart(int Channel, int Rank, long FirstByte, long Bytes);

/// <summary>System addresses of a module: blocks go round the channels; within a channel rank follows rank.</summary>
internal sealed class ModuleAddress(int channels, int ranks, long rankBytes, int interleave)
{
    /// <summary>Bytes of the module.</summary>
    public long Capacity => channels * ranks * rankBytes;

    /// <summary>Bytes after which the addresses come to the same channel again.</summary>
    public long RoundBytes => (long)channels * interleave;

    /// <summary>The runs of an access, one for each channel and rank that it touches.</summary>
    public IEnumerable<ModulePart> Parts(long address, long bytes)
    {
        for (int channel = 0; channel < channels; channel++)
        {
            long first = Local(address, channel);
            long end = Local(address + bytes, channel);
            while (first < end)
            {
                long stop = Math.Min(end, (first / rankBytes + 1) * rankBytes);
                yield return new ModulePart(channel, (int)(first / rankBytes), first % rankBytes, stop - first);
                first = stop;
            }
        }
    }

    /// <summary>Whether the parts of an access, listed channel by channel, are the same in every channel.</summary>
    public bool AreAlike(ReadOnlySpan<ModulePart> parts)
    {
        if (parts.Length % channels != 0)
            return false;
        int each = parts.Length / channels;
        for (int i = each; i < parts.Length; i++)
        {
            if (parts[i] != parts[i % each] with { Channel = i / each })
                return false;
        }
        return true;
    }

    /// <summary>Bytes of a channel that lie below a system address.</summary>
    private long Local(long address, int channel)
    {
        long block = address / interleave;
        long whole = block / channels * interleave;
        int at = (int)(block % channels);
        return whole + (channel < at ? interleave : channel == at ? address % interleave : 0);
    }
}
