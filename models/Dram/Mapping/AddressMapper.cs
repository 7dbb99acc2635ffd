using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.Mapping;

/// <summary>Turns a byte address inside a channel into bank, row and column.</summary>
internal abstract class AddressMapper
{
    private readonly BankHierarchy _hierarchy;

    protected AddressMapper(DramOrganization organization)
    {
        _hierarchy = new BankHierarchy(organization);
        Bits = [.. organization.Counts.Select(Log2)];
        Column = organization.Levels.Length - 1;
        Row = organization.RowLevel;
        Bits[Column] -= Log2(organization.Prefetch);
        OffsetBits = Log2(organization.TransactionBytes);
        BankBits = Bits[1..Row].Sum();
    }

    /// <summary>Address bits of each level; the column's count transactions.</summary>
    protected int[] Bits { get; }

    /// <summary>Address bits inside a transaction.</summary>
    protected int OffsetBits { get; }

    /// <summary>Address bits of all levels from 1 to the bank.</summary>
    protected int BankBits { get; }

    protected int Row { get; }

    protected int Column { get; }

    /// <summary>The mapper that a configuration names.</summary>
    public static AddressMapper For(DramConfiguration configuration) => configuration.AddressMapper switch
    {
        AddressMapperKind.RoBaRaCoCh => new RoBaRaCoChMapper(configuration.Organization),
        AddressMapperKind.ChRaBaRoCo => new ChRaBaRoCoMapper(configuration.Organization),
        AddressMapperKind.Mop4ClXor => new Mop4ClXorMapper(configuration.Organization),
        _ => new PassThroughMapper(configuration.Organization),
    };

    /// <summary>Maps an address.</summary>
    /// <param name="address">Byte address inside the channel.</param>
    public abstract DramLocation Map(long address);

    /// <summary>Bank numbers by the address bits of the levels from 1 to the bank, the lowest level first.</summary>
    protected int[] BanksFromSectionUp()
    {
        var banks = new int[1 << BankBits];
        var ids = new int[Bits.Length];
        for (int field = 0; field < banks.Length; field++)
        {
            long rest = field;
            for (int level = 1; level < Row; level++)
                ids[level] = Take(ref rest, Bits[level]);
            banks[field] = _hierarchy.BankOf(ids);
        }

        return banks;
    }

    /// <summary>Bank numbers by the address bits of the levels from the bank to 1, the bank's lowest.</summary>
    protected int[] BanksFromBankUp()
    {
        var banks = new int[1 << BankBits];
        var ids = new int[Bits.Length];
        for (int field = 0; field < banks.Length; field++)
        {
            long rest = field;
            for (int level = Row - 1; level >= 1; level--)
                ids[level] = Take(ref rest, Bits[level]);
            banks[field] = _hierarchy.BankOf(ids);
        }

        return banks;
    }

    /// <summary>Takes the lowest bits off an address.</summary>
    protected static int Take(ref long address, int bits)
    {
        int low = (int)(address & ((1L << bits) - 1));
        address >>= bits;
        return low;
    }

    private static int Log2(int value) => 31 - System.Numerics.BitOperations.LeadingZeroCount((uint)value);
}
