namespace Tlm.Models.Pim.AttAcc;

/// <summary>Units inside the DRAM dies: keys over pseudo-channels, ranks and bank groups.</summary>
internal abstract class GroupSplitMapping(AttAccShape shape, ChannelAddressMap map, int pseudochannels, int ranks, int groups, int banks)
    : AttAccMapping(shape, map, pseudochannels, ranks, groups, banks)
{
    protected sealed override int KeySplit => Pseudochannels * Ranks * Groups;

    public sealed override IEnumerable<long> ScoreMoves() =>
        from bankGroup in Enumerable.Range(0, Groups)
        from rank in Enumerable.Range(0, Ranks)
        select rank * Map.Rank + bankGroup * Map.BankGroup;

    public sealed override IEnumerable<long> SoftmaxWrites() =>
        from rank in Enumerable.Range(0, Ranks)
        from bankGroup in Enumerable.Range(0, Groups)
        from part in Enumerable.Range(0, SoftmaxParts)
        select rank * Map.Rank + bankGroup * Map.BankGroup + part;
}
