namespace Tlm.Models.Pim.AttAcc;

/// <summary>Units at the banks: keys over pseudo-channels, ranks and bank groups, the head dimension over the banks of a group.</summary>
internal sealed class BankMapping(AttAccShape shape, ChannelAddressMap map, int pseudochannels, int ranks, int groups, int banks)
    : GroupSplitMapping(shape, map, pseudochannels, ranks, groups, banks)
{
    public override string MacCommand => "MACAB";

    public override int Blocks => Ceiling(Shape.HeadDimension, Banks * ValuesPerColumn);

    public override IEnumerable<long> QueryWrites() =>
        from bank in Enumerable.Range(0, Banks)
        from part in Enumerable.Range(0, Blocks)
        select bank * Map.Bank + part;

    public override IEnumerable<long> ContextMoves() =>
        from bank in Enumerable.Range(0, Banks)
        from rank in Enumerable.Range(0, Ranks)
        select rank * Map.Rank + bank * Map.Bank;

    public override long MacOffset(long index) => index * Map.Column;
}
