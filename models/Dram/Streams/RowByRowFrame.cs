using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Mapping;

namespace Tlm.Models.Dram.Streams;

/// <summary>RoBaRaCoCh with banks that are told apart (per-bank refresh, closed rows): the stream moves by whole rows over all banks.</summary>
internal sealed class RowByRowFrame(DramConfiguration configuration, AddressMapper mapper, int banks) : StreamFrame(configuration, mapper)
{
    private long _phase;
    private int _row;

    private long Unit => RowBytes * banks;

    public override void MoveTo(long address)
    {
        _phase = address % Unit;
        _row = (int)(address / Unit);
    }

    public override void Snapshot(ref SnapshotWriter writer) => writer.AddLong(_phase);

    public override int BankAt(int place) => place;

    public override int PlaceOf(int bank) => bank;

    public override int RelativeRow(int bank, int row) => row - _row;

    public override int Row(int bank, int relative) => relative + _row;

    public override (int Bank, int Row) Move(int bank, int row, long bytes) => (bank, row < 0 ? row : row + (int)(bytes / Unit));

    public override long Reach(bool up) => up ? (Organization.Counts[Organization.RowLevel] - 1L - _row) * Unit : _row * Unit;
}
