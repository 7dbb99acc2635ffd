using Tlm.Models.Dram.Configuration;

namespace Tlm.Models.Dram.Mapping;

/// <summary>
/// Four successive transactions share a row; the next four go to the next bank over all levels. Then the rest of the column and the row
/// (all remaining bits). Each level from rank to row is XORed with successive bits of the column.
/// </summary>
internal sealed class Mop4ClXorMapper(DramOrganization organization) : AddressMapper(organization)
{
    private const int BlockBits = 2;

    protected override void Fill(int[] ids, long transaction)
    {
        int column = Take(ref transaction, BlockBits);
        for (int level = 1; level < Row; level++)
            ids[level] = Take(ref transaction, Bits[level]);
        column += Take(ref transaction, Bits[Column] - BlockBits) << BlockBits;
        ids[Column] = column;
        ids[Row] = (int)transaction;
        for (int level = 1; level < Column; level++)
        {
            ids[level] ^= column & ((1 << Bits[level]) - 1);
            column >>= Bits[level];
        }
    }
}
