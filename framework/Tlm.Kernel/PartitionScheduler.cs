namespace Tlm.Kernel;

/// <summary>Runs the processes of one partition.</summary>
internal sealed class PartitionScheduler(string partition, SimulationContext simulation) : Scheduler(partition)
{
    private readonly PriorityQueue<ScheduledNode, (long Time, long Sequence)> _timed = new();
    private readonly PriorityQueue<DeliveryNode, (long Time, int Priority, int Order)> _deliveries = new();
    private readonly List<Process> _processes = [];
    private readonly List<(Process Process, Task Task)> _outside = [];
    private long _sequence;
    private bool _started;
    private volatile bool _halted;

    internal Exception? Failure { get; private set; }

    internal long Resumptions { get; private set; }

    internal IReadOnlyList<Process> Processes => _processes;

    internal long NextTime => Math.Min(
        _timed.TryPeek(out _, out var timed) ? timed.Time : long.MaxValue,
        _deliveries.TryPeek(out _, out var delivery) ? delivery.Time : long.MaxValue);

    internal override void ScheduleAt(ScheduledNode node, long time)
    {
        node.State = NodeState.Timed;
        node.Time = time;
        Alive += node.Weight;
        _timed.Enqueue(node, (time, _sequence++));
    }

    internal override void ScheduleTimeout(Process process, long time) => ScheduleAt(process, time);

    internal override void Unschedule(ScheduledNode node)
    {
        if (_timed.Remove(node, out _, out _))
            Alive -= node.Weight;
        node.State = NodeState.Free;
    }

    internal override void ScheduleDelivery(DeliveryNode node, long time)
    {
        node.State = NodeState.Timed;
        _deliveries.Enqueue(node, (time, node.Priority, node.Order));
    }

    internal override void Fail(Process? process, Exception error)
    {
        Failure ??= error is SimulationException { Time: not null }
            ? error
            : new SimulationException(error.Message, process?.Owner?.FullName, process?.FullName, Now, error);
        _halted = true;
    }

    internal override void Register(Process process)
    {
        _processes.Add(process);
        if (_started)
            MakeRunnable(process);
    }

    internal override void AddOutsideCall(Process process, Task task) => _outside.Add((process, task));

    internal override void RequestStop() => simulation.RequestStop();

    internal void Halt() => _halted = true;

    /// <summary>Makes every process runnable that does not wait for its sensitivity first.</summary>
    internal void Start()
    {
        _started = true;
        foreach (Process process in _processes)
        {
            if (process.SkipsInitialization)
                process.State = NodeState.Static;
            else
                MakeRunnable(process);
        }
    }

    /// <summary>Runs everything up to and including <paramref name="limit"/>.</summary>
    internal void RunTo(long limit)
    {
        Active = this;
        _halted = false;
        try
        {
            Settle();
            while (!_halted && NextTime is var next && next <= limit && next != long.MaxValue)
            {
                Advance(next);
                Settle();
            }
        }
        finally
        {
            Active = null;
            Running = null;
        }
    }

    private void Advance(long time)
    {
        CurrentTime = time;
        while (_deliveries.TryPeek(out DeliveryNode? delivery, out var due) && due.Time == time)
        {
            _deliveries.Dequeue();
            delivery.State = NodeState.Free;
            delivery.Deliver(time);
        }
        while (_timed.TryPeek(out ScheduledNode? node, out var at) && at.Time == time)
        {
            _timed.Dequeue();
            Wake(node);
        }
    }

    /// <summary>Evaluation, update and delta notification until nothing is left at this time.</summary>
    private void Settle()
    {
        while (!_halted)
        {
            Evaluate();
            if (HasUpdates)
                RunUpdates();
            if (DeltaList.IsEmpty)
            {
                if (_outside.Count == 0)
                    return;
                AwaitOutsideCalls();
                continue;
            }
            DeltaCycles++;
            NodeList due = DeltaList;
            DeltaList = default;
            while (due.TakeFirst() is { } node)
                Wake(node);
        }
    }

    private void Evaluate()
    {
        while (!_halted && RunList.TakeFirst() is Process process)
        {
            Alive -= process.Weight;
            process.State = NodeState.Free;
            Running = process;
            Resumptions++;
            try
            {
                process.Frame.MoveNext();
            }
#pragma warning disable CA1031 // whatever a process throws ends the run with its name on it
            catch (Exception error)
#pragma warning restore CA1031
            {
                Fail(process, error);
            }
            Running = null;
        }
    }

    private void Wake(ScheduledNode node)
    {
        Alive -= node.Weight;
        node.State = NodeState.Free;
        if (node is SimEvent e)
        {
            e.Trigger();
            return;
        }
        var process = (Process)node;
        if (process.Waits is { IsArmed: true } waits)
            waits.Disarm();
        MakeRunnable(process);
    }

    private void AwaitOutsideCalls()
    {
        foreach ((Process process, Task task) in _outside)
        {
            ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
            MakeRunnable(process);
        }
        _outside.Clear();
    }
}
