using Tlm.Models.Dram.Configuration;

namespace Tlm.Models.Dram.Mapping;

/// <summary>From the lowest bits up: column, then the levels from rank (or pseudo-channel) to bank, then row.</summary>
internal sealed class RoBaRaCoChMapper(DramOrganization organization) : AddressMapper(organization)
{
    protected override void Fill(int[] ids, long transaction)
    {
        ids[Column] = Take(ref transaction, Bits[Column]);
        for (int level = 1; level <= Row; level++)
            ids[level] = Take(ref transaction, Bits[level]);
    }
}
