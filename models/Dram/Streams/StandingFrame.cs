using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Mapping;

namespace Tlm.Models.Dram.Streams;

/// <summary>No stream moves: banks and rows are what they are. For copying a state as it is, whatever the mapping.</summary>
internal sealed class StandingFrame(DramConfiguration configuration, AddressMapper mapper) : StreamFrame(configuration, mapper)
{
    public override void MoveTo(long address)
    {
    }

    public override void Snapshot(ref SnapshotWriter writer)
    {
    }

    public override int BankAt(int place) => place;

    public override int PlaceOf(int bank) => bank;

    public override int RelativeRow(int bank, int row) => row;

    public override int Row(int bank, int relative) => relative;

    public override (int Bank, int Row) Move(int bank, int row, long bytes) => (bank, row);

    public override long Reach(bool up) => 0;
}
