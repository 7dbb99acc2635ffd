using System.Numerics;
using Tlm.Models.Pim.Device;

namespace Tlm.Models.Pim.AttAcc;

/// <summary>Byte addresses of one channel: from the low bits up byte, column, row, bank, bank group, rank, pseudo-channel.</summary>
internal sealed class ChannelAddressMap
{
    private readonly ChannelLayout _layout;
    private readonly int _columnBits;
    private readonly int _rowBits;
    private readonly int _offsetBits;

    public ChannelAddressMap(ChannelLayout layout, int columnBytes)
    {
        _layout = layout;
        _offsetBits = BitOperations.Log2((uint)columnBytes);
        _columnBits = BitOperations.Log2((uint)layout.Columns);
        _rowBits = BitOperations.Log2((uint)layout.Rows);
        Column = columnBytes;
        Row = (long)columnBytes << _columnBits;
        Bank = Row << _rowBits;
        BankGroup = Bank * layout.Counts[4];
        Rank = BankGroup * layout.Counts[3];
    }

    /// <summary>Bytes from one column, row, bank, bank group or rank to the next.</summary>
    public long Column { get; }

    /// <inheritdoc cref="Column"/>
    public long Row { get; }

    /// <inheritdoc cref="Column"/>
    public long Bank { get; }

    /// <inheritdoc cref="Column"/>
    public long BankGroup { get; }

    /// <inheritdoc cref="Column"/>
    public long Rank { get; }

    /// <summary>The place of a byte address; what lies above the channel wraps.</summary>
    public BankAddress Place(long address)
    {
        long at = address >> _offsetBits;
        int column = (int)(at & ((1 << _columnBits) - 1));
        int row = (int)((at >> _columnBits) & ((1 << _rowBits) - 1));
        int bank = (int)((at >> (_columnBits + _rowBits)) & (_layout.Banks - 1));
        return new BankAddress(bank, row, column, _layout.Levels);
    }
}
