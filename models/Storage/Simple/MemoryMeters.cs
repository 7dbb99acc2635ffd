namespace Tlm.Models.Storage;

/// <summary>Statistics and energy of a memory.</summary>
internal sealed class MemoryMeters
{
    private readonly MemoryOptions _options;
    private readonly Counter _reads;
    private readonly Counter _writes;
    private readonly Counter _bytesRead;
    private readonly Counter _bytesWritten;
    private readonly Counter _refused;
    private readonly Histogram _latency;
    private readonly TimeWeighted _occupancy;
    private readonly TimeWeighted _bus;
    private readonly EventEnergy _readEnergy;
    private readonly EventEnergy _writeEnergy;

    public MemoryMeters(Component memory, MemoryOptions options)
    {
        _options = options;
        StatisticsRegistry statistics = memory.Statistics;
        _reads = statistics.Counter("reads", Unit.Count, "transactions that read");
        _writes = statistics.Counter("writes", Unit.Count, "transactions that write");
        _bytesRead = statistics.Counter("bytes_read", Unit.Bytes, "bytes read");
        _bytesWritten = statistics.Counter("bytes_written", Unit.Bytes, "bytes written");
        _refused = statistics.Counter("address_errors", Unit.Count, "transactions outside the memory");
        _latency = statistics.Histogram("service_time", Unit.Femtoseconds, "time from acceptance to the last data");
        _occupancy = statistics.TimeWeighted("occupancy", Unit.Count, "transactions under way");
        _bus = statistics.Utilisation("data_bus", 1, "data bus moves data");
        _readEnergy = memory.Energy.Cause("read", "bits read");
        _writeEnergy = memory.Energy.Cause("write", "bits written");
        memory.Energy.StaticPower("static", options.StaticPower, "power drawn all the time");
    }

    public void Begin(Payload payload, Access access, SimTime now)
    {
        _occupancy.Add(1);
        _latency.Record((access.LastData - now).Femtoseconds);
        if (payload.ResponseStatus == ResponseStatus.AddressError)
        {
            _refused.Increment();
            return;
        }
        _bus.AddSpan(1, access.BusTime.Femtoseconds);
        MarkStages(payload, access, now);
        Count(payload);
    }

    public void End()
    {
        _occupancy.Add(-1);
    }

    private void MarkStages(Payload payload, Access access, SimTime now)
    {
        payload.Stages.Add(LatencyStage.Queue, access.FirstData - now - _options.Latency);
        payload.Stages.Add(LatencyStage.Bank, _options.Latency);
        payload.Stages.Add(LatencyStage.Bus, access.LastData - access.FirstData);
    }

    private void Count(Payload payload)
    {
        if (payload.Command == PayloadCommand.Write)
        {
            _writes.Increment();
            _bytesWritten.Add(payload.Length);
            _writeEnergy.Charge(_options.WriteEnergy.For(checked(payload.Length * 8)));
        }
        else if (payload.Command == PayloadCommand.Read)
        {
            _reads.Increment();
            _bytesRead.Add(payload.Length);
            _readEnergy.Charge(_options.ReadEnergy.For(checked(payload.Length * 8)));
        }
    }
}
