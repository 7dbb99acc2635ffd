using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;

namespace Tlm.Models.Dram.Mapping;

/// <summary>From the lowest bits up: column, row, bank, and so on to the rank (or pseudo-channel).</summary>
internal sealed class ChRaBaRoCoMapper : AddressMapper
{
    private readonly int[] _banks;

    public ChRaBaRoCoMapper(DramOrganization organization)
        : base(organization) => _banks = BanksFromBankUp();

    public override DramLocation Map(long address)
    {
        long transaction = address >> OffsetBits;
        int column = Take(ref transaction, Bits[Column]);
        int row = Take(ref transaction, Bits[Row]);
        return new DramLocation(_banks[Take(ref transaction, BankBits)], row, column);
    }
}
