namespace Tlm.Models.Pim.AttAcc;

/// <summary>Units on the buffer die: keys over the pseudo-channels only; successive MACs go round bank groups and ranks, then banks.</summary>
internal sealed class BufferMapping(AttAccShape shape, ChannelAddressMap map, int pseudochannels, int ranks, int groups, int banks)
    : AttAccMapping(shape, map, pseudochannels, ranks, groups, banks)
{
    public override string MacCommand => "MACPB";

    public override int Blocks => Ceiling(Shape.HeadDimension, ValuesPerColumn);

    protected override int KeySplit => Pseudochannels;

    public override IEnumerable<long> QueryWrites() => from part in Enumerable.Range(0, Blocks) select (long)part;

    public override IEnumerable<long> ScoreMoves() => [0];

    public override IEnumerable<long> SoftmaxWrites() => from part in Enumerable.Range(0, SoftmaxParts) select (long)part;

    public override IEnumerable<long> ContextMoves() => [0];

    public override long MacOffset(long index)
    {
        int spread = Groups * Ranks;
        long columns = Map.Row / Map.Column;
        long line = index / spread / Banks;
        return index % spread * Map.BankGroup + index / spread % Banks * Map.Bank + line / columns * Map.Row + line % columns * Map.Column;
    }
}
