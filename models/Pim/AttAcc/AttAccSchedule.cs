using Tlm.Models.Pim.Device;
using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.AttAcc;

/// <summary>
/// Turns an attention shape into the request list of one stack: rounds of one head a channel, taken in pairs so that the data moves
/// and the softmax of one round hide behind the MACs of the other (docs/pim-rules.md, "Schedule").
/// </summary>
public static class AttAccSchedule
{
    private const long ValueOffset = 1L << 23;

    /// <summary>The requests of one stack in the order in which the host sends them.</summary>
    /// <exception cref="PimException">A size of the shape is not usable.</exception>
    public static IReadOnlyList<PimRequest> Build(PimVariant variant, AttAccShape shape)
    {
        shape.Check();
        var map = new ChannelAddressMap(new ChannelLayout(variant.Organization), variant.Organization.TransactionBytes);
        var list = new RequestList(variant, map);
        var mapping = Mapping(variant, shape, map);
        var commands = AttAccCommands.Of(variant, mapping.MacCommand);
        var rounds = Rounds(list, mapping, commands);
        int paired = rounds.Length / 2 * 2;
        for (int first = 0; first < paired; first += 2)
            new PairedRounds(list, commands.Barrier, rounds[first], rounds[first + 1]).Emit(dummyMac: first == 0);
        if (paired < rounds.Length)
            new SingleRound(list, commands.Barrier, rounds[paired]).Emit();
        return list.Requests;
    }

    private static AttentionRound[] Rounds(RequestList list, AttAccMapping mapping, AttAccCommands commands)
    {
        var shape = mapping.Shape;
        int channels = list.Variant.StackChannels;
        int rounds = (shape.Heads + channels - 1) / channels;
        int banks = list.Variant.Organization.BankCount;
        long headBytes = ((long)shape.MaximumLength * shape.HeadDimension + banks - 1) / banks;
        return [.. Enumerable.Range(0, rounds).Select(round => new AttentionRound(
            list, mapping, commands, round * headBytes, round * headBytes + ValueOffset, Math.Min(channels, shape.Heads - round * channels)))];
    }

    private static AttAccMapping Mapping(PimVariant variant, AttAccShape shape, ChannelAddressMap map)
    {
        var counts = variant.Organization.Counts;
        return shape.Level switch
        {
            AttAccLevel.Bank => new BankMapping(shape, map, counts[1], counts[2], counts[3], counts[4]),
            AttAccLevel.BankGroup => new BankGroupMapping(shape, map, counts[1], counts[2], counts[3], counts[4]),
            _ => new BufferMapping(shape, map, counts[1], counts[2], counts[3], counts[4]),
        };
    }
}
