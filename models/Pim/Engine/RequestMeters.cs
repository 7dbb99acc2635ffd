namespace Tlm.Models.Pim.Engine;

/// <summary>Statistics of the ordinary requests to a memory with units.</summary>
internal sealed class RequestMeters(Component owner)
{
    private readonly Counter _reads = owner.Statistics.Counter("reads", Unit.Count, "ordinary reads answered");
    private readonly Counter _writes = owner.Statistics.Counter("writes", Unit.Count, "ordinary writes answered");
    private readonly Counter _others = owner.Statistics.Counter("others", Unit.Count, "copies and other ordinary requests answered");
    private readonly Counter _bytesRead = owner.Statistics.Counter("bytes_read", Unit.Bytes, "bytes read by ordinary requests");
    private readonly Counter _bytesWritten = owner.Statistics.Counter("bytes_written", Unit.Bytes, "bytes written by ordinary requests");
    private readonly Counter _refused = owner.Statistics.Counter("refused", Unit.Count, "ordinary requests answered with an error");
    private readonly Histogram _serviceTime = owner.Statistics.Histogram("service_time", Unit.Femtoseconds, "time from taking an ordinary request to its answer");
    private readonly TimeWeighted _occupancy = owner.Statistics.TimeWeighted("occupancy", Unit.Count, "ordinary requests taken and not answered yet");

    /// <summary>A request was taken.</summary>
    public void Taken() => _occupancy.Add(1);

    /// <summary>A request is about to be answered.</summary>
    public void Answered(Payload payload, TargetSocket port)
    {
        _occupancy.Add(-1);
        _serviceTime.Record((owner.Now - port.TakenAt(payload)).Femtoseconds);
        if (payload.ResponseStatus < 0)
            _refused.Increment();
        else
            Count(payload);
    }

    private void Count(Payload payload)
    {
        (payload.IsRead ? _reads : payload.IsWrite ? _writes : _others).Increment();
        if (payload.IsRead)
            _bytesRead.Add(payload.Length);
        else if (payload.IsWrite)
            _bytesWritten.Add(payload.Length);
    }
}
