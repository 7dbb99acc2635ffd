namespace Tlm;

// When a payload passed the ends of one link, in femtoseconds.
internal struct HopTimes
{
    public long Sent;
    public long Arrived;
    public long Answered;

    /// <summary>When the initiator at the link's near end sent the request, as that one knows it.</summary>
    public SimTime Requested;

    /// <summary>When the target took the request out of its queue; the wait is marked for it.</summary>
    public long Taken;

    /// <summary>Latency stages marked until then, as a sum.</summary>
    public SimTime Marked;

    /// <summary>The target sent it on over another link.</summary>
    public bool IsForwarded;
}
