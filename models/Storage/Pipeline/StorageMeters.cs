namespace Tlm.Models.Storage;

/// <summary>Statistics of a memory.</summary>
internal sealed class StorageMeters
{
    private readonly Counter _reads;
    private readonly Counter _writes;
    private readonly Counter _bytesRead;
    private readonly Counter _bytesWritten;
    private readonly Counter _refused;
    private readonly Histogram _service;
    private readonly TimeWeighted _occupancy;
    private readonly TimeWeighted _bus;

    public StorageMeters(Component memory)
    {
        StatisticsRegistry statistics = memory.Statistics;
        _reads = statistics.Counter("reads", Unit.Count, "transactions that read");
        _writes = statistics.Counter("writes", Unit.Count, "transactions that write");
        _bytesRead = statistics.Counter("bytes_read", Unit.Bytes, "bytes read");
        _bytesWritten = statistics.Counter("bytes_written", Unit.Bytes, "bytes written");
        _refused = statistics.Counter("errors", Unit.Count, "transactions refused");
        _service = statistics.Histogram("service_time", Unit.Femtoseconds, "time from acceptance to the last data");
        _occupancy = statistics.TimeWeighted("occupancy", Unit.Count, "transactions under way");
        _bus = statistics.Utilisation("data_bus", 1, "data bus moves data");
    }

    public void Begin(Payload payload, Access access, SimTime now)
    {
        _occupancy.Add(1);
        _service.Record((access.LastData - now).Femtoseconds);
        if (payload.ResponseStatus < 0)
        {
            _refused.Increment();
            return;
        }
        _bus.AddSpan(1, access.LastData.Femtoseconds - access.BusTime.Femtoseconds, access.LastData.Femtoseconds);
        Count(payload);
    }

    /// <summary>Marks the stages of a transaction whose response enters the link; data that follows it is the link's time.</summary>
    public static void Mark(Access access, TargetSocket port)
    {
        if (access.Payload.ResponseStatus < 0)
            return;
        access.Payload.Stages.Add(LatencyStage.Bank, access.Latency);
        access.Payload.Stages.Add(LatencyStage.Bus, access.ResponseTime - access.FirstData);
        port.MarkRest(access.Payload, LatencyStage.Queue);
    }

    public void End()
    {
        _occupancy.Add(-1);
    }

    private void Count(Payload payload)
    {
        if (payload.IsWrite)
        {
            _writes.Increment();
            _bytesWritten.Add(payload.Length);
        }
        else if (payload.IsRead)
        {
            _reads.Increment();
            _bytesRead.Add(payload.Length);
        }
    }
}
