using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Mapping;

namespace Tlm.Models.Dram.Streams;

/// <summary>ChRaBaRoCo: the stream moves by rows inside one bank; rows of all other banks stay what they are.</summary>
internal sealed class RowInBankFrame(DramConfiguration configuration, AddressMapper mapper) : StreamFrame(configuration, mapper)
{
    private long _phase;
    private int _bank;
    private int _row;

    private int Rows => Organization.Counts[Organization.RowLevel];

    public override void MoveTo(long address)
    {
        _phase = address % RowBytes;
        _row = (int)(address / RowBytes % Rows);
        _bank = Mapper.Map(address).Bank;
    }

    public override void Snapshot(ref SnapshotWriter writer)
    {
        writer.AddLong(_phase);
        writer.Add(_bank);
    }

    public override int BankAt(int place) => place;

    public override int PlaceOf(int bank) => bank;

    public override int RelativeRow(int bank, int row) => bank == _bank ? row - _row : row;

    public override int Row(int bank, int relative) => bank == _bank ? relative + _row : relative;

    public override (int Bank, int Row) Move(int bank, int row, long bytes) =>
        (bank, bank == _bank && row >= 0 ? row + (int)(bytes / RowBytes) : row);

    public override long Reach(bool up) => up ? (Rows - 1L - _row) * RowBytes : _row * RowBytes;
}
