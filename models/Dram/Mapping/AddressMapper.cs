using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.Mapping;

/// <summary>Turns a byte address inside a channel into bank, row and column.</summary>
internal abstract class AddressMapper
{
    private readonly BankHierarchy _hierarchy;
    private readonly int[] _ids;

    protected AddressMapper(DramOrganization organization)
    {
        _hierarchy = new BankHierarchy(organization);
        _ids = new int[organization.Levels.Length];
        Bits = [.. organization.Counts.Select(Log2)];
        Column = organization.Levels.Length - 1;
        Row = organization.RowLevel;
        Bits[Column] -= Log2(organization.Prefetch);
        OffsetBits = Log2(organization.TransactionBytes);
    }

    /// <summary>Address bits of each level; the column's count transactions.</summary>
    protected int[] Bits { get; }

    /// <summary>Address bits inside a transaction.</summary>
    protected int OffsetBits { get; }

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
    public virtual DramLocation Map(long address)
    {
        Fill(_ids, address >> OffsetBits);
        return new DramLocation(_hierarchy.BankOf(_ids), _ids[Row], _ids[Column]);
    }

    /// <summary>Fills in the ids of all levels below the channel.</summary>
    protected abstract void Fill(int[] ids, long transaction);

    /// <summary>Takes the lowest bits off an address.</summary>
    protected static int Take(ref long address, int bits)
    {
        int low = (int)(address & ((1L << bits) - 1));
        address >>= bits;
        return low;
    }

    private static int Log2(int value) => 31 - System.Numerics.BitOperations.LeadingZeroCount((uint)value);
}
