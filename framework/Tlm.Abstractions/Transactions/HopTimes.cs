namespace Tlm;

// When a payload passed the ends of one link, in femtoseconds.
internal struct HopTimes
{
    public long Sent;
    public long Arrived;
    public long Answered;
}
