using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;

namespace Tlm.Models.Dram.Mapping;

/// <summary>From the lowest bits up: column, then the levels from rank (or pseudo-channel) to bank, then row.</summary>
internal sealed class RoBaRaCoChMapper : AddressMapper
{
    private readonly int[] _banks;

    public RoBaRaCoChMapper(DramOrganization organization)
        : base(organization) => _banks = BanksFromSectionUp();

    public override DramLocation Map(long address)
    {
        long transaction = address >> OffsetBits;
        int column = Take(ref transaction, Bits[Column]);
        int bank = _banks[Take(ref transaction, BankBits)];
        return new DramLocation(bank, Take(ref transaction, Bits[Row]), column);
    }
}
