using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.CrossValidation.LoadedLatency;

/// <summary>
/// Locations of a stream that only the data bus limits: one row of one bank in each bank group of each pseudo-channel, over and over, so that no queue
/// needs to look ahead over a change of rows.
/// </summary>
internal sealed class OpenRowOrder
{
    private readonly int[] _banks;
    private readonly int _columns;

    public OpenRowOrder(DramOrganization organization)
    {
        var hierarchy = new BankHierarchy(organization);
        int group = organization.Levels.IndexOf("BankGroup");
        int pseudoChannel = organization.Levels.IndexOf("PseudoChannel");
        _columns = organization.Counts[^1] / organization.Prefetch;
        _banks =
        [
            .. Enumerable.Range(0, hierarchy.Banks)
                .Where(bank => Enumerable.Range(1, hierarchy.BankLevel)
                    .All(level => level == group || level == pseudoChannel || hierarchy.Id(level, bank) == 0))
                .OrderBy(bank => group < 0 ? 0 : hierarchy.Id(group, bank))
                .ThenBy(bank => bank),
        ];
    }

    /// <summary>Location of a request of the stream.</summary>
    public DramLocation At(long index) => new(_banks[index % _banks.Length], 0, (int)(index / _banks.Length % _columns));
}
