using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Mapping;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.Streams;

/// <summary>
/// How the controller's state looks from a stream's present position: which banks correspond and which rows, when the stream has moved on
/// by a number of bytes. Two states that look the same evolve the same way.
/// </summary>
internal abstract class StreamFrame
{
    protected StreamFrame(DramConfiguration configuration, AddressMapper mapper)
    {
        Mapper = mapper;
        Organization = configuration.Organization;
        RowBytes = (long)(Organization.Counts[^1] / Organization.Prefetch) * Organization.TransactionBytes;
    }

    protected AddressMapper Mapper { get; }

    protected DramOrganization Organization { get; }

    /// <summary>Bytes of one row of one bank.</summary>
    protected long RowBytes { get; }

    /// <summary>The frame for a configuration; null where the mapping has none.</summary>
    public static StreamFrame? For(DramConfiguration configuration, AddressMapper mapper, BankHierarchy hierarchy)
    {
        if (!configuration.Organization.Counts.All(int.IsPow2) || !int.IsPow2(configuration.Organization.TransactionBytes))
            return null;
        bool banksAlike = configuration.Refresh.Kind is RefreshKind.None or RefreshKind.AllBank
            && configuration.RowPolicy.Kind == RowPolicyKind.Open
            && configuration.Constraints.All(constraint => constraint.Window == 1 || constraint.Level <= hierarchy.SectionLevel);
        return configuration.AddressMapper switch
        {
            AddressMapperKind.RoBaRaCoCh when banksAlike => new RotatingBanksFrame(configuration, mapper, hierarchy),
            AddressMapperKind.RoBaRaCoCh => new RowByRowFrame(configuration, mapper, hierarchy.Banks),
            AddressMapperKind.ChRaBaRoCo => new RowInBankFrame(configuration, mapper),
            _ => null,
        };
    }

    /// <summary>Looks from the address of the stream's next transaction.</summary>
    public abstract void MoveTo(long address);

    /// <summary>Writes what of the position must be equal.</summary>
    public abstract void Snapshot(ref SnapshotWriter writer);

    /// <summary>The bank that takes the given place as seen from the position.</summary>
    public abstract int BankAt(int place);

    /// <summary>The place of a bank as seen from the position.</summary>
    public abstract int PlaceOf(int bank);

    /// <summary>An open row as seen from the position.</summary>
    public abstract int RelativeRow(int bank, int row);

    /// <summary>The row that looks so from the position.</summary>
    public abstract int Row(int bank, int relative);

    /// <summary>Where a bank (and its open row) lies after the stream has moved on.</summary>
    /// <param name="bank">Bank.</param>
    /// <param name="row">Open row, or a negative mark that stays.</param>
    /// <param name="bytes">Bytes the stream moves: a multiple of the distance between two positions that looked the same.</param>
    public abstract (int Bank, int Row) Move(int bank, int row, long bytes);

    /// <summary>Bytes that the stream may move on from the position, up or down, before a row number carries into a bank number or out of the channel.</summary>
    public abstract long Reach(bool up);
}
