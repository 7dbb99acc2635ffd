namespace Tlm.Models.Storage;

/// <summary>When a transaction has its data, and when its response may enter the link.</summary>
/// <param name="Payload">The transaction; it belongs to the initiator again once responded.</param>
/// <param name="FirstData">Start of data.</param>
/// <param name="LastData">End of data.</param>
/// <param name="ResponseTime">When the response enters the link.</param>
/// <param name="BusTime">Time in which data moves.</param>
/// <param name="Latency">Part of the time before the first data that is not waiting for others.</param>
internal readonly record struct Access(Payload Payload, SimTime FirstData, SimTime LastData, SimTime ResponseTime, SimTime BusTime, SimTime Latency)
{
    /// <summary>An error response without data.</summary>
    public static Access Refused(Payload payload, SimTime time)
    {
        return new Access(payload, time, time, time, SimTime.Zero, SimTime.Zero);
    }
}
