using Tlm.Models.Dram.Configuration;

namespace Tlm.Models.Dram.Mapping;

/// <summary>From the lowest bits up: column, row, bank, and so on to the rank (or pseudo-channel).</summary>
internal sealed class ChRaBaRoCoMapper(DramOrganization organization) : AddressMapper(organization)
{
    protected override void Fill(int[] ids, long transaction)
    {
        for (int level = Column; level >= 1; level--)
            ids[level] = Take(ref transaction, Bits[level]);
    }
}
