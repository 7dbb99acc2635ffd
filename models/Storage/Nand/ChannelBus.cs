namespace Tlm.Models.Storage.Nand;

/// <summary>The wires of a channel: one transfer at a time.</summary>
internal sealed class ChannelBus(NandTimingOptions timing, NandCounts counts)
{
    private long _bytes = -1;
    private SimTime _time;

    /// <summary>When the last transfer ends.</summary>
    public SimTime Free { get; private set; }

    /// <summary>Moves bytes from a time on, behind command and address where they belong; gives the end.</summary>
    public SimTime Move(SimTime from, long bytes, bool withCommand)
    {
        SimTime time = Time(bytes) + (withCommand ? timing.Command : SimTime.Zero);
        counts.ChannelBytes += bytes;
        counts.ChannelTime += time;
        Free = from + time;
        return Free;
    }

    /// <summary>Time of so many bytes; transfers mostly have the size of the one before.</summary>
    public SimTime Time(long bytes)
    {
        if (bytes == _bytes)
            return _time;
        _bytes = bytes;
        return _time = SimTime.FromFemtoseconds(timing.Channel.TransferFemtoseconds(bytes));
    }
}
