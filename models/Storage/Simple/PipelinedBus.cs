namespace Tlm.Models.Storage;

/// <summary>Schedules accesses on one data bus, in order. A stream is timed as if each of its steps came alone.</summary>
/// <remarks>
/// A step may start <c>latency</c> after it arrives and when the bus is free. Of a stream, <c>W</c> steps are under way together, so step
/// <c>k</c> is sent when the response of step <c>k - W</c> has come back. A stream holds the bus until its last step.
/// </remarks>
internal sealed class PipelinedBus(MemoryOptions options, LinkTiming link)
{
    private SimTime _free;

    public Access Schedule(Payload payload, SimTime arrival)
    {
        SimTime start = SimTime.Max(_free, arrival + options.Latency);
        StepTrain train = Steps(payload);
        (SimTime bus, SimTime response) = train.Ends();
        _free = start + bus;
        return new Access(payload, start, _free, start + ResponseEntry(train, bus, response), train.BusTime);
    }

    /// <summary>The link takes a response as one item; a stream's enters so early that its end meets that of the last step.</summary>
    private static SimTime ResponseEntry(StepTrain train, SimTime busEnd, SimTime linkEnd)
    {
        return train.Steps == 1 ? busEnd : linkEnd - train.LinkTime;
    }

    private StepTrain Steps(Payload payload)
    {
        SimTime turnRound = options.Latency + (link.Latency * 2);
        if (payload.Command == PayloadCommand.Ignore)
            return new StepTrain(1, 1, SimTime.Zero, SimTime.Zero, SimTime.Zero, SimTime.Zero, turnRound);
        long step = payload.Stream is { } stream ? Math.Min(stream.BytesPerStep, payload.Length) : payload.Length;
        long steps = step == 0 ? 1 : (payload.Length + step - 1) / step;
        long last = payload.Length - ((steps - 1) * step);
        long window = Math.Min(payload.Stream?.Outstanding ?? 1, options.Outstanding);
        bool read = payload.Command == PayloadCommand.Read;
        return new StepTrain(steps, window, OnBus(step), OnBus(last), read ? OnLink(step) : SimTime.Zero, read ? OnLink(last) : SimTime.Zero, turnRound);
    }

    private SimTime OnBus(long bytes)
    {
        return SimTime.FromFemtoseconds(options.Bandwidth.TransferFemtoseconds(bytes));
    }

    private SimTime OnLink(long bytes)
    {
        return link.Bandwidth is { } bandwidth ? SimTime.FromFemtoseconds(bandwidth.TransferFemtoseconds(bytes)) : SimTime.Zero;
    }
}
