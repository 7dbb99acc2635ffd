using Tlm.Bridges.Ramulator2.Protocol;

namespace Tlm.Bridges.Ramulator2.Server;

/// <summary>Holds a request record to the rules of docs/bridge-protocol.md, section 5.</summary>
internal static class RequestCheck
{
    internal static void Run(in RequestRecord record, ulong nextId, long earliest, int channels)
    {
        var levelIds = ((RequestOptions)record.Options).HasFlag(RequestOptions.LevelIds);
        Require(record.Id >= nextId && record.Id < 1ul << 62, record, "ids must ascend and stay below 2^62");
        Require(record.OfferCycle >= earliest, record, "the offer cycle has passed or descends");
        Require(record.Channel == Wire.ChannelByAddress || record.Channel < channels, record, "there is no such channel");
        Require(record.Channel != Wire.ChannelByAddress || !levelIds, record, "level ids need a channel");
        Require(record.Write <= 1 && record.Options <= 31, record, "an unknown type or flag");
        Require(record.Source <= short.MaxValue, record, "sources are 0 to 32767");
        Require(record.Interval >= 1, record, "an interval of 0 cycles");
        Require(record.Count >= 1 && record.OuterCount >= 1, record, "a stream needs at least one step");
        Require(record.StepsPerCycle is >= 1 and <= Wire.MaximumOutstanding, record, "steps a cycle are 1 to 65536");
        Require(record.Outstanding is >= 1 and <= Wire.MaximumOutstanding, record, "steps outstanding are 1 to 65536");
        Require(record.TransactionsPerStep is >= 1 and <= Wire.MaximumTransactionsPerStep, record, "transactions a step are 1 to 4096");
    }

    private static void Require(bool condition, in RequestRecord record, string rule)
    {
        if (!condition)
            throw new ProtocolException($"request {record.Id}: {rule}");
    }
}
