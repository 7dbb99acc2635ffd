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
        _reads = statistics.Counter("reads", Unit.Count, "reads, each step of a stream counting as one");
        _writes = statistics.Counter("writes", Unit.Count, "writes, each step of a stream counting as one");
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
        Count(payload, 1, payload.Length);
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

    /// <summary>The first step of a transaction was accepted, now or since somebody left last.</summary>
    public void Enter(StepTicket ticket, long now)
    {
        if (ticket.Accepted < now)
            _occupancy.AddSpan(1, ticket.Accepted, now);
        _occupancy.Add(1);
    }

    /// <summary>The last data of a transaction is there.</summary>
    public void Leave(StepTicket ticket)
    {
        _occupancy.Add(-1);
        _service.Record(ticket.DataEnd - ticket.Accepted);
    }

    /// <summary>Counts steps that are accepted, and their time on the bus.</summary>
    public void Count(in StepTally tally)
    {
        if (tally.IsRefused)
        {
            _refused.Add(tally.Steps);
            return;
        }
        long bus = tally.Ticket.Times.Bus;
        Count(tally.Ticket.Payload, tally.Steps, tally.StepBytes);
        _bus.AddIntegral(tally.FirstData - bus, tally.LastData, checked(tally.Steps * bus));
    }

    /// <summary>Marks the stages of a transaction whose last step has left: of that step, but the data bus of all.</summary>
    public static void Mark(StepTicket ticket, TargetSocket port, SimTime now)
    {
        Payload payload = ticket.Payload;
        StepTimes times = ticket.Times;
        if (payload.ResponseStatus < 0)
            return;
        SimTime left = now - port.TakenAt(payload);
        left -= Add(payload, LatencyStage.Serialisation, times.Request + times.Response, left);
        left -= Add(payload, LatencyStage.Bank, times.Latency, left);
        Add(payload, LatencyStage.Bus, checked(times.Bus * ticket.Shape.Steps), left);
        port.MarkRest(payload, LatencyStage.Queue);
    }

    private static SimTime Add(Payload payload, LatencyStage stage, long femtoseconds, SimTime most)
    {
        SimTime time = SimTime.Min(SimTime.FromFemtoseconds(femtoseconds), most);
        payload.Stages.Add(stage, time);
        return time;
    }

    private void Count(Payload payload, long times, long bytes)
    {
        if (payload.IsWrite)
        {
            _writes.Add(times);
            _bytesWritten.Add(checked(times * bytes));
        }
        else if (payload.IsRead)
        {
            _reads.Add(times);
            _bytesRead.Add(checked(times * bytes));
        }
    }
}
