namespace Tlm.Models.Storage;

/// <summary>Schedules accesses on one data bus, in order. A stream is timed as if each of its steps came alone.</summary>
/// <remarks>
/// A step may start <c>latency</c> after it arrives and when the bus is free. Of a stream, <c>W</c> steps are under way together, so step
/// <c>k</c> is sent when the response of step <c>k - W</c> has come back. A stream holds the bus until its last step.
/// </remarks>
internal sealed class PipelinedBus(MemoryOptions options, LinkTiming link)
{
    private SimTime _free;
    private long _bytes = -1;
    private SimTime _onBus;
    private SimTime _onLink;

    public Access Schedule(Payload payload, SimTime arrival)
    {
        SimTime start = SimTime.Max(_free, arrival + options.Latency);
        StepTrain train = Steps(payload);
        _free = start + train.BusEnd;
        return new Access(payload, start, _free, start + ResponseEntry(train), train.BusTime, options.Latency);
    }

    /// <summary>The link takes a response as one item; a stream's enters so early that its end meets that of the last step.</summary>
    private static SimTime ResponseEntry(StepTrain train)
    {
        return train.LinkEnd - train.LinkTime;
    }

    private StepTrain Steps(Payload payload)
    {
        SimTime turnRound = options.Latency + (link.Latency * 2);
        if (payload.Command == PayloadCommand.Ignore)
            return new StepTrain(1, 1, SimTime.Zero, SimTime.Zero, turnRound);
        (long bytes, long steps, int window) = (payload.Length, 1, 1);
        if (payload.IsStream)
            (bytes, steps, window) = (payload.StreamShape.BytesPerStep, payload.StreamShape.Steps, payload.StreamShape.Outstanding);
        Measure(bytes);
        return new StepTrain(steps, Math.Min(window, options.Outstanding), _onBus, payload.IsRead ? _onLink : SimTime.Zero, turnRound);
    }

    /// <summary>Times of a step; steps mostly have the size of the one before.</summary>
    private void Measure(long bytes)
    {
        if (bytes == _bytes)
            return;
        _bytes = bytes;
        _onBus = SimTime.FromFemtoseconds(options.Bandwidth.TransferFemtoseconds(bytes));
        _onLink = SimTime.FromFemtoseconds(link.Bandwidth?.TransferFemtoseconds(bytes) ?? 0);
    }
}
