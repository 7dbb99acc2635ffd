using System.Collections.Immutable;
using Tlm.Models.Dram.Configuration;

namespace Tlm.Models.Pim.Device;

/// <summary>Flat numbering of the nodes of one channel down to the banks, and the sets of banks that broadcast commands reach.</summary>
internal sealed class ChannelLayout
{
    private readonly int[] _below;

    public ChannelLayout(DramOrganization organization)
    {
        Counts = organization.Counts;
        Levels = organization.BankLevel + 1;
        Banks = organization.BankCount;
        Columns = organization.Counts[organization.RowLevel + 1] / organization.Prefetch;
        Rows = organization.Counts[organization.RowLevel];
        _below = new int[Levels];
        FirstNode = new int[Levels];
        int below = 1;
        for (int level = Levels - 1; level >= 0; level--)
        {
            _below[level] = below;
            below *= Counts[level];
        }

        for (int level = 0; level < Levels; level++)
        {
            FirstNode[level] = Nodes;
            Nodes += Banks / _below[level];
        }
    }

    public ImmutableArray<int> Counts { get; }

    /// <summary>Levels from the channel down to the bank, both included.</summary>
    public int Levels { get; }

    public int Banks { get; }

    public int Rows { get; }

    public int Columns { get; }

    public int Nodes { get; }

    /// <summary>Number of the first node of each level.</summary>
    public int[] FirstNode { get; }

    /// <summary>Number of the node of a level above a bank.</summary>
    public int Node(int level, int bank) => FirstNode[level] + bank / _below[level];

    /// <summary>Banks under one node of a level.</summary>
    public int BanksUnder(int level) => _below[level];

    /// <summary>Id of a bank's ancestor under its parent.</summary>
    public int Id(int level, int bank) => bank / _below[level] % Counts[level];

    /// <summary>Banks that equal <paramref name="bank"/> in every level that is not in <paramref name="over"/>, ascending.</summary>
    public int[] Reach(int bank, ImmutableArray<int> over) =>
        [.. Enumerable.Range(0, Banks).Where(other => Same(bank, other, over))];

    /// <summary>Banks whose id at each level below the channel is the id of <paramref name="bank"/> at the given level (-1: any), ascending.</summary>
    public int[] WithIds(int bank, ImmutableArray<int> sources) =>
        [.. Enumerable.Range(0, Banks).Where(other =>
            sources.Select((source, index) => source < 0 || Id(index + 1, other) == Id(source, bank)).All(same => same))];

    private bool Same(int bank, int other, ImmutableArray<int> over)
    {
        for (int level = 0; level < Levels; level++)
        {
            if (!over.Contains(level) && Id(level, bank) != Id(level, other))
                return false;
        }

        return true;
    }
}
