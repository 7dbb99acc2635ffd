namespace Tlm.Bridges.Ramulator2.Protocol;

/// <summary>Makes request records.</summary>
public static class RequestRecords
{
    /// <summary>Transactions under way of a run at most: far more than queues and banks hold, so that its order is that of offering all at once.</summary>
    private const uint AllAtOnce = 4096;

    /// <summary>One transaction, whose channel follows from its address.</summary>
    /// <param name="id">Number of the request.</param>
    /// <param name="offerCycle">Cycle from which on it is offered.</param>
    /// <param name="address">Byte address.</param>
    /// <param name="isWrite">Write or read.</param>
    /// <param name="options">What is awaited.</param>
    public static RequestRecord Single(ulong id, long offerCycle, ulong address, bool isWrite, RequestOptions options = RequestOptions.None) => new()
    {
        Id = id,
        OfferCycle = offerCycle,
        Address = address,
        Channel = Wire.ChannelByAddress,
        Write = isWrite ? (byte)1 : (byte)0,
        Options = (byte)options,
        Count = 1,
        OuterCount = 1,
        StepsPerCycle = 1,
        Outstanding = 1,
        TransactionsPerStep = 1,
        Interval = 1,
    };

    /// <summary>The same request as a run of adjacent or strided transactions.</summary>
    /// <param name="single">Its first transaction.</param>
    /// <param name="stride">Bytes from one step's address to the next.</param>
    /// <param name="count">Steps.</param>
    /// <param name="outstanding">Steps issued and not complete at most.</param>
    public static RequestRecord Strided(this RequestRecord single, long stride, uint count, uint outstanding) =>
        single with { Stride = stride, Count = count, Outstanding = outstanding };

    /// <summary>The same request in a channel, its transactions offered as fast as the engine takes them.</summary>
    internal static RequestRecord Unpaced(this RequestRecord request, int channel) =>
        request with { Channel = checked((ushort)channel), StepsPerCycle = AllAtOnce, Outstanding = AllAtOnce };
}
