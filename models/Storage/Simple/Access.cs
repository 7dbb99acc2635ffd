namespace Tlm.Models.Storage;

/// <summary>When an access has its data on the bus, and when its response may enter the link.</summary>
/// <param name="Payload">The transaction; it belongs to the initiator again once responded.</param>
/// <param name="FirstData">Start of data on the bus.</param>
/// <param name="LastData">End of data on the bus.</param>
/// <param name="ResponseTime">When the response enters the link.</param>
/// <param name="BusTime">Time in which the bus moves data.</param>
internal readonly record struct Access(Payload Payload, SimTime FirstData, SimTime LastData, SimTime ResponseTime, SimTime BusTime)
{
    /// <summary>An error response without data.</summary>
    public static Access Refused(Payload payload, SimTime time)
    {
        return new Access(payload, time, time, time, SimTime.Zero);
    }
}
