using Tlm.Kernel.Queues;

namespace Tlm.Kernel.Partitions;

/// <summary>What may end a run, told by models (a stop), by partitions (a failure) or from outside (a pause, an interruption).</summary>
internal sealed class SimulationControl(IReadOnlyList<PartitionScheduler> partitions)
{
    private volatile StopReasonBox? _interruption;

    /// <summary>Set from outside; cleared when the run has returned.</summary>
    public StopReason? Interruption => _interruption?.Reason;

    public bool HasFailed
    {
        get
        {
            foreach (PartitionScheduler partition in partitions)
            {
                if (partition.Failure is not null)
                    return true;
            }
            return false;
        }
    }

    /// <summary>The time of the earliest failure.</summary>
    public long EarliestFailure => partitions.Where(p => p.Failure is not null).Min(p => p.CurrentTime);

    /// <summary>The earliest failure; at one time, the one of the first partition.</summary>
    public Exception? Failure => partitions.Where(p => p.Failure is not null).MinBy(p => p.CurrentTime)?.Failure;

    /// <summary>The time at which a requested stop takes effect.</summary>
    public long StopTimeOrNever
    {
        get
        {
            long time = EventWheel.Never;
            foreach (PartitionScheduler partition in partitions)
                time = Math.Min(time, partition.StopTime);
            return time;
        }
    }

    /// <summary>Asks, from any thread, that the run return soon.</summary>
    public void Interrupt(StopReason reason)
    {
        _interruption = new StopReasonBox(reason);
        foreach (PartitionScheduler partition in partitions)
            partition.Halt();
    }

    /// <summary>Lets runs go on.</summary>
    public void ClearInterruption()
    {
        _interruption = null;
        foreach (PartitionScheduler partition in partitions)
            partition.Resume();
    }

    private sealed record StopReasonBox(StopReason Reason);
}
