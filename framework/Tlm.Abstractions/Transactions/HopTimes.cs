namespace Tlm;

// When a payload passed the ends of one link, in femtoseconds.
internal struct HopTimes
{
    public long Sent;
    public long Arrived;
    public long Answered;

    /// <summary>Latency stages marked before the request arrived, as a sum.</summary>
    public SimTime Marked;

    /// <summary>The target sent it on over another link.</summary>
    public bool IsForwarded;
}
