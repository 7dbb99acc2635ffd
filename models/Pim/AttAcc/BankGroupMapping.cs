namespace Tlm.Models.Pim.AttAcc;

/// <summary>Units at the bank groups: the banks of a group take turns, row by row.</summary>
internal sealed class BankGroupMapping(AttAccShape shape, ChannelAddressMap map, int pseudochannels, int ranks, int groups, int banks)
    : GroupSplitMapping(shape, map, pseudochannels, ranks, groups, banks)
{
    public override string MacCommand => "MACSB";

    public override int Blocks => Ceiling(Shape.HeadDimension, ValuesPerColumn);

    public override IEnumerable<long> QueryWrites() => from part in Enumerable.Range(0, Blocks) select (long)part;

    public override IEnumerable<long> ContextMoves() => from rank in Enumerable.Range(0, Ranks) select rank * Map.Rank;

    public override long MacOffset(long index)
    {
        long columns = Map.Row / Map.Column;
        long rows = index / columns;
        return rows % Banks * Map.Bank + rows / Banks * Map.Row + index % columns * Map.Column;
    }
}
