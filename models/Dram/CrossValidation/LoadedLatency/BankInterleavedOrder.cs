using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.CrossValidation.LoadedLatency;

/// <summary>
/// Locations of a stream that asks most of the data bus: successive requests go to other pseudo-channels and bank groups first, then to other banks,
/// and banks change their rows at different times.
/// </summary>
internal sealed class BankInterleavedOrder
{
    private readonly int[] _banks;
    private readonly int _columns;
    private readonly int _rows;

    public BankInterleavedOrder(DramOrganization organization)
    {
        var hierarchy = new BankHierarchy(organization);
        _columns = organization.Counts[^1] / organization.Prefetch;
        _rows = organization.Counts[organization.RowLevel];
        int group = Math.Max(organization.Levels.IndexOf("BankGroup"), 1);
        int pseudoChannel = organization.Levels.IndexOf("PseudoChannel");
        _banks =
        [
            .. Enumerable.Range(0, hierarchy.Banks)
                .OrderBy(bank => organization.Levels[1] == "Rank" ? hierarchy.Id(1, bank) : 0)
                .ThenBy(bank => hierarchy.Id(hierarchy.BankLevel, bank))
                .ThenBy(bank => hierarchy.Id(group, bank))
                .ThenBy(bank => pseudoChannel > 0 ? hierarchy.Id(pseudoChannel, bank) : 0)
                .ThenBy(bank => bank),
        ];
    }

    /// <summary>Location of a request of the stream.</summary>
    public DramLocation At(long index)
    {
        int position = (int)(index % _banks.Length);
        long turn = (index / _banks.Length) + ((long)position * _columns / _banks.Length);
        return new DramLocation(_banks[position], (int)(turn / _columns % _rows), (int)(turn % _columns));
    }
}
