using System.Collections.Immutable;

namespace Tlm.Models.Dram.Configuration;

/// <summary>The hierarchy of one channel.</summary>
/// <param name="Levels">Level names from the channel down to the column.</param>
/// <param name="Counts">Nodes of each level under one parent; the channel's is 1; columns in units of the data width.</param>
/// <param name="DeviceWidth">Data width of one device (bits).</param>
/// <param name="ChannelWidth">Data width of the channel (bits).</param>
/// <param name="Prefetch">Internal prefetch: columns a burst moves.</param>
/// <param name="DataPayloadBytes">Payload bytes of a burst where the burst carries more than data, else null.</param>
public sealed record DramOrganization(
    ImmutableArray<string> Levels,
    ImmutableArray<int> Counts,
    int DeviceWidth,
    int ChannelWidth,
    int Prefetch,
    int? DataPayloadBytes = null)
{
    /// <summary>Bytes one read or write moves.</summary>
    public int TransactionBytes => DataPayloadBytes ?? Prefetch * ChannelWidth / 8;

    /// <summary>Index of the bank level.</summary>
    public int BankLevel => LevelIndex("Bank");

    /// <summary>Index of the row level.</summary>
    public int RowLevel => LevelIndex("Row");

    /// <summary>Banks of the channel over all levels above.</summary>
    public int BankCount
    {
        get
        {
            int banks = 1;
            for (int level = 1; level <= BankLevel; level++)
                banks = checked(banks * Counts[level]);
            return banks;
        }
    }

    /// <summary>Bytes the channel holds.</summary>
    public long CapacityBytes => checked((long)BankCount * Counts[RowLevel] * (Counts[RowLevel + 1] / Prefetch) * TransactionBytes);

    /// <summary>Index of a level.</summary>
    /// <param name="name">Level name, e.g. <c>Rank</c>.</param>
    /// <exception cref="DramConfigurationException">The hierarchy has no such level.</exception>
    public int LevelIndex(string name)
    {
        int index = Levels.IndexOf(name);
        return index >= 0
            ? index
            : throw new DramConfigurationException($"no level '{name}' in the hierarchy {string.Join(", ", Levels)}");
    }
}
