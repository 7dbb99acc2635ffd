using Tlm.Models.Pim.Device;
using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.LogicDie;

/// <summary>
/// The order of a stream's accesses. The host goes round the bank groups of the bundle, then along the columns, then over the banks and stack ids; the logic die
/// takes all banks of the bundle at once, along the columns, then over the stack ids; then both go to the next row. By <see cref="RowOrder.Rows"/> the logic die takes
/// all rows of a stack id before the next one.
/// </summary>
internal sealed class BundlePattern
{
    private readonly StackStream _stream;
    private readonly int _columns;
    private readonly int _groups;
    private readonly int _banks;
    private readonly int _sids;
    private readonly int _banksPerSid;
    private readonly int _depth;
    private readonly int _rows;
    private readonly bool _rowsFirst;

    private long Round => (long)_columns * _groups;

    public BundlePattern(StackStream stream, PimVariant variant, ChannelLayout layout, RowOrder order = RowOrder.StackIds)
    {
        var organization = variant.Organization;
        _stream = stream;
        _columns = layout.Columns;
        _groups = stream.Reader == StackReader.Host ? organization.Counts[organization.LevelIndex("BankGroup")] : 1;
        _banks = stream.Reader == StackReader.Host ? organization.Counts[organization.BankLevel] : 1;
        _sids = organization.Counts[organization.LevelIndex("Sid")];
        _banksPerSid = layout.BanksUnder(organization.LevelIndex("Sid"));
        _depth = layout.Levels;
        _rows = layout.Rows;
        _rowsFirst = order == RowOrder.Rows && stream.Reader == StackReader.LogicDie;
        BanksOfBundle = layout.BanksUnder(organization.LevelIndex("Bundle"));
        Bytes = organization.TransactionBytes * (stream.Reader == StackReader.Host ? 1 : BanksOfBundle);
        Accesses = (stream.Bytes + Bytes - 1) / Bytes;
        long rows = layout.Rows * (_rowsFirst ? _sids : 1L);
        long last = stream.FirstRow + ((stream.FirstAccess + Accesses - 1) / Round / (_rowsFirst ? 1 : _banks * _sids));
        if (stream.FirstRow < 0 || stream.FirstAccess < 0 || last >= rows || stream.Bytes < 1)
            throw new PimException($"stack stream of {stream.Bytes} bytes from row {stream.FirstRow}: rows 0 to {rows - 1} exist, row {last} is needed");
    }

    /// <summary>Banks of a bundle.</summary>
    public int BanksOfBundle { get; }

    /// <summary>Bytes of an access.</summary>
    public int Bytes { get; }

    /// <summary>Accesses of the stream.</summary>
    public long Accesses { get; }

    /// <summary>The first access that needs the set of rows after that of a position.</summary>
    public long NextSet(long position) => ((position + _stream.FirstAccess) / Round + 1) * Round - _stream.FirstAccess;

    /// <summary>Banks of a set of rows.</summary>
    public int Groups => _groups;

    /// <summary>Whether a set of rows lies in the banks of the one before, so that it can't be opened ahead.</summary>
    public bool StaysInBanks => _rowsFirst || _banks * _sids == 1;

    /// <summary>Whether accesses are writes.</summary>
    public bool Write => _stream.Write;

    /// <summary>Whether another stream goes on where this one ends.</summary>
    public bool IsContinuedBy(BundlePattern next) =>
        _stream with { Bytes = 0, FirstAccess = 0 } == next._stream with { Bytes = 0, FirstAccess = 0 } && next._stream.FirstAccess == _stream.FirstAccess + Accesses;

    /// <summary>Bank, row and column of an access of the stream, or beyond it.</summary>
    public BankAddress Place(long position)
    {
        position += _stream.FirstAccess;
        int group = (int)(position % _groups);
        int column = (int)(position / _groups % _columns);
        long set = position / Round;
        int sid = (int)(_rowsFirst ? (_stream.FirstRow + set) / _rows : set % _sids);
        int bank = _rowsFirst ? 0 : (int)(set / _sids % _banks);
        int row = (int)(_rowsFirst ? (_stream.FirstRow + set) % _rows : _stream.FirstRow + (set / _sids / _banks));
        int flat = (_stream.PseudoChannel * _sids + sid) * _banksPerSid + _stream.Bundle * BanksOfBundle + group * (BanksOfBundle / Math.Max(1, _groups)) + bank;
        return new BankAddress(flat, row, column, _depth);
    }
}
