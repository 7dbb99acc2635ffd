using Tlm.Bridges.Ramulator2.Protocol;

namespace Tlm.Bridges.Ramulator2.Tests;

internal static class Requests
{
    internal static RequestRecord Read(ulong id, long cycle, ulong address, RequestOptions options = RequestOptions.None) => new()
    {
        Id = id,
        OfferCycle = cycle,
        Address = address,
        Channel = Wire.ChannelByAddress,
        Options = (byte)options,
        Count = 1,
        OuterCount = 1,
        StepsPerCycle = 1,
        Outstanding = 1,
        Interval = 1,
        TransactionsPerStep = 1,
    };

    internal static RequestRecord Stream(ulong id, long cycle, ulong address, uint count, uint outstanding, RequestOptions options = RequestOptions.None) =>
        Read(id, cycle, address, options) with { Stride = 64, Count = count, Outstanding = outstanding };
}
