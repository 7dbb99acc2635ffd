namespace Tlm.Models.Dram.Queues;

/// <summary>Which of the two queues is served: hysteresis between the watermarks (compared in single precision, as Ramulator does).</summary>
internal sealed class WriteMode
{
    private readonly int _enterAt;
    private readonly int _leaveAt;

    public WriteMode(int writeQueueSize, float lowWatermark, float highWatermark)
    {
        float high = highWatermark * writeQueueSize;
        float low = lowWatermark * writeQueueSize;
        _enterAt = int.MaxValue;
        _leaveAt = -1;
        for (int count = writeQueueSize; count >= 0 && count > high; count--)
            _enterAt = count;
        for (int count = 0; count <= writeQueueSize && count < low; count++)
            _leaveAt = count;
    }

    public bool Writing { get; set; }

    /// <summary>Would reads be served as they are now, without a look at the mode's limits for writes?</summary>
    public bool StaysReading(int reads, int writes) => !Writing && reads != 0 && writes < _enterAt;

    /// <summary>The watermarks cross.</summary>
    public bool MayOscillate => _enterAt <= _leaveAt;

    /// <summary>While reads wait and no more than these writes do, read mode stays.</summary>
    public int MostWaitingWrites => _enterAt - 1;

    /// <summary>Renews the mode from the queue lengths.</summary>
    public bool Evaluate(int reads, int writes)
    {
        if (!Writing)
            Writing = writes >= _enterAt || reads == 0;
        else if (writes <= _leaveAt && reads != 0)
            Writing = false;
        return Writing;
    }

    /// <summary>With crossed watermarks the mode flips in every cycle in which it is renewed.</summary>
    public bool Oscillates(int reads, int writes) => reads != 0 && writes >= _enterAt && writes <= _leaveAt;
}
