using Tlm.Models.Dram.Configuration;

namespace Tlm.Models.Dram.Timing;

/// <summary>
/// The banks of a channel, numbered depth first. Nodes of one level are equal runs of banks. A section is what an all-bank refresh covers:
/// a rank or pseudo-channel, or the channel where it has neither.
/// </summary>
internal sealed class BankHierarchy
{
    private readonly int[] _counts;
    private readonly int[] _spans;

    public BankHierarchy(DramOrganization organization)
    {
        Levels = organization.Levels.Length;
        BankLevel = organization.BankLevel;
        _counts = [.. organization.Counts];
        _spans = new int[BankLevel + 1];
        _spans[BankLevel] = 1;
        for (int level = BankLevel - 1; level >= 0; level--)
            _spans[level] = _spans[level + 1] * _counts[level + 1];
        Banks = _spans[0];
        SectionLevel = organization.Levels[1] is "BankGroup" or "Bank" ? 0 : 1;
        BanksPerSection = _spans[SectionLevel];
        Sections = Banks / BanksPerSection;
    }

    public int Levels { get; }

    public int BankLevel { get; }

    public int Banks { get; }

    /// <summary>Level of the sections: 1, or 0 where the whole channel is one.</summary>
    public int SectionLevel { get; }

    public int Sections { get; }

    public int BanksPerSection { get; }

    /// <summary>Banks under one node of a level.</summary>
    public int Span(int level) => _spans[level];

    /// <summary>Number of a bank's node over the whole channel.</summary>
    public int Node(int level, int bank) => bank / _spans[level];

    /// <summary>Id of a bank's node under its parent.</summary>
    public int Id(int level, int bank) => level == 0 ? 0 : bank / _spans[level] % _counts[level];

    public int SectionOf(int bank) => bank / BanksPerSection;

    /// <summary>Bank number from the ids of levels 1 to the bank.</summary>
    public int BankOf(ReadOnlySpan<int> ids)
    {
        int bank = 0;
        for (int level = 1; level <= BankLevel; level++)
            bank = bank * _counts[level] + ids[level];
        return bank;
    }
}
