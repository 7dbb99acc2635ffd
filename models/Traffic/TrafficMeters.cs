namespace Tlm.Models.Traffic;

/// <summary>What a generator measures.</summary>
internal sealed class TrafficMeters
{
    private readonly Counter _reads;
    private readonly Counter _writes;
    private readonly Counter _bytes;
    private readonly Histogram _latency;
    private readonly TimeWeighted _underWay;
    private SimTime _lastAnswer;

    public TrafficMeters(Component owner, TrafficOptions options)
    {
        _reads = owner.Statistics.Counter("reads", Unit.Count, "reads answered");
        _writes = owner.Statistics.Counter("writes", Unit.Count, "writes and copies answered");
        _bytes = owner.Statistics.Counter("bytes", Unit.Bytes, "bytes moved");
        _latency = owner.Statistics.Histogram("latency", Unit.Femtoseconds, "time from request to response");
        _underWay = owner.Statistics.Utilisation("outstanding", options.Outstanding, "requests under way");
    }

    /// <summary>Requests answered since the start or the last reset.</summary>
    public long Answered => _reads.Value + _writes.Value;

    public void Sent() => _underWay.Add(1);

    public void Received(Payload payload, SimTime now)
    {
        (payload.IsRead ? _reads : _writes).Increment();
        _bytes.Add(payload.Length);
        _latency.Record((now - payload.RequestTime).Femtoseconds);
        _underWay.Add(-1);
        _lastAnswer = now;
    }

    public void Publish(ResultSheet sheet)
    {
        if (_latency.Count == 0)
            return;
        var busy = (_lastAnswer - sheet.Start).Femtoseconds;
        sheet.Headline("bandwidth", _bytes.Value * 1e15 / busy, Unit.BytesPerSecond, "Bandwidth until the last answer");
        sheet.Headline("mean_latency", (double)_latency.Sum / _latency.Count, Unit.Femtoseconds, "Mean latency of a request");
    }
}
