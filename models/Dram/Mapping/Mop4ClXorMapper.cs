using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;

namespace Tlm.Models.Dram.Mapping;

/// <summary>
/// Four successive transactions share a row; the next four go to the next bank over all levels. Then the rest of the column and the row
/// (all remaining bits). Each level from rank to row is XORed with successive bits of the column.
/// </summary>
internal sealed class Mop4ClXorMapper : AddressMapper
{
    private const int BlockBits = 2;
    private readonly int[] _banks;

    public Mop4ClXorMapper(DramOrganization organization)
        : base(organization) => _banks = BanksFromSectionUp();

    public override DramLocation Map(long address)
    {
        long transaction = address >> OffsetBits;
        int column = Take(ref transaction, BlockBits);
        int banks = Take(ref transaction, BankBits);
        column += Take(ref transaction, Bits[Column] - BlockBits) << BlockBits;
        // the levels' bits lie one behind the other in the address as in the column, so one XOR serves them all
        int bank = _banks[banks ^ (column & ((1 << BankBits) - 1))];
        int row = (int)transaction ^ ((column >> BankBits) & ((1 << Bits[Row]) - 1));
        return new DramLocation(bank, row, column);
    }
}
