using Tlm.Kernel.Queues;
using Tlm.Kernel.Reports;

namespace Tlm.Kernel.Partitions;

/// <summary>
/// Runs partitions in look-ahead windows. What a window holds follows from simulated times alone, so that results are the same on
/// any number of threads; windows never reach over a multiple of the stop granularity.
/// </summary>
internal sealed class WindowLoop(PartitionGraph graph, SimulationControl control, long granularity, WindowCrew crew)
{
    private readonly long[] _limits = new long[graph.Partitions.Count];
    private long _boundary = -1;

    /// <summary>True where the run ends once only daemons would go on.</summary>
    public bool EndsAlone { get; init; } = true;

    /// <summary>Runs until the end, a stop, a failure or a pause.</summary>
    public StopReason Run(long until)
    {
        while (true)
        {
            if (control.HasFailed)
                return FinishFailure();
            if (control.Interruption is { } interruption)
                return interruption;
            long next = graph.FindNext();
            if (next == EventWheel.Never)
                return control.StopTimeOrNever != EventWheel.Never ? EndAt(control.StopTimeOrNever, StopReason.Stopped) : StopReason.Finished;
            if (next > control.StopTimeOrNever)
                return EndAt(control.StopTimeOrNever, StopReason.Stopped);
            if (EndsAlone && next > _boundary && _boundary >= 0 && OnlyDaemonsAreLeft())
                return EndAt(_boundary, StopReason.Finished);
            if (next > until)
                return EndAt(until, StopReason.Until);
            RunWindow(next, Math.Min(until, control.StopTimeOrNever));
        }
    }

    /// <summary>The first multiple of the granularity at or after a time.</summary>
    public static long BoundaryOf(long time, long granularity)
    {
        long rest = time % granularity;
        long boundary = rest == 0 ? time : time - rest + granularity;
        return boundary < 0 ? EventWheel.Never - 1 : boundary;
    }

    private void RunWindow(long next, long limit)
    {
        _boundary = BoundaryOf(next, granularity);
        limit = Math.Min(limit, _boundary);
        int busy = 0;
        for (int p = 0; p < _limits.Length; p++)
        {
            long safe = Math.Min(limit, graph.SafeLimit(p));
            bool runs = graph.Next[p] <= safe;
            _limits[p] = runs ? safe : -1;
            busy += runs ? 1 : 0;
        }
        crew.Run(_limits, busy);
    }

    private bool OnlyDaemonsAreLeft()
    {
        foreach (PartitionScheduler partition in graph.Partitions)
        {
            if (!partition.HasOnlyDaemons || partition.NeedsDaemons())
                return false;
        }
        return !graph.HasDeliveries()
            && new WaitGraph(graph.Partitions.SelectMany(p => p.Processes), withDaemons: true).Stuck.Count == 0;
    }

    /// <summary>Brings every partition up to the time of the earliest failure, so that the earliest one of all is reported.</summary>
    private StopReason FinishFailure()
    {
        while (true)
        {
            long time = control.EarliestFailure;
            long next = graph.FindNext();
            if (next > time)
                return StopReason.Stopped;
            int busy = 0;
            for (int p = 0; p < _limits.Length; p++)
            {
                long safe = Math.Min(time, graph.SafeLimit(p));
                bool runs = graph.Partitions[p].Failure is null && graph.Next[p] <= safe;
                _limits[p] = runs ? safe : -1;
                busy += runs ? 1 : 0;
            }
            if (busy == 0)
                return StopReason.Stopped;
            crew.Run(_limits, busy);
        }
    }

    private StopReason EndAt(long time, StopReason reason)
    {
        foreach (PartitionScheduler partition in graph.Partitions)
            partition.CurrentTime = Math.Max(partition.CurrentTime, time);
        return reason;
    }
}
