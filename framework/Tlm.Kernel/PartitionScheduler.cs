using System.Runtime.CompilerServices;
using Tlm.Kernel.Queues;
using Tlm.Kernel.Reports;

namespace Tlm.Kernel;

/// <summary>Runs the processes of one partition.</summary>
internal sealed partial class PartitionScheduler(string partition) : Scheduler(partition)
{
    private const int TimesPerSlice = 256;
    private const int CyclesPerCall = 64;

    private readonly EventWheel _timed = new();
    private readonly DeliveryHeap _deliveries = new();
    private readonly List<Process> _processes = [];
    private readonly List<(Process Process, Task Task)> _outside = [];
    private bool _started;
    private volatile bool _halted;
    private long _resumptions;
    private long _stopTime = EventWheel.Never;
    private long _limit;
    private long _hold = -1;
    private int _witness;
    private int _terminated;

    internal Exception? Failure { get; private set; }

    /// <summary>Process resumptions so far; may be read from any thread.</summary>
    internal long Resumptions => Volatile.Read(ref _resumptions);

    internal IReadOnlyList<Process> Processes => _processes;

    /// <summary>The time of the next event.</summary>
    internal long NextTime => HasWorkNow ? CurrentTime : Math.Min(_timed.PeekExact(), _deliveries.NextTime);

    /// <summary>True where only daemons wait for time.</summary>
    internal bool HasOnlyDaemons => _timed.Weight == 0;

    internal bool HasDeliveries => _deliveries.NextTime != EventWheel.Never;

    /// <summary>The time after which a requested stop lets nothing happen.</summary>
    internal long StopTime => _stopTime;

    /// <summary>True where the partition is a simulation of its own, which ends at the instant where only daemons go on.</summary>
    internal bool IsAlone { get; set; }

    /// <summary>Behind the limit messages of other partitions may come. While processes run, those that are still to come hang on the running one.</summary>
    internal override long QuietTime => HasWorkNow || !DueList.IsEmpty || Running?.Next is not null
        ? CurrentTime
        : Math.Min(NextTime, _limit == EventWheel.Never ? _limit : _limit + 1);

    private bool HasWorkNow => !RunList.IsEmpty || !DeltaList.IsEmpty || !SettledList.IsEmpty || HasUpdates || _outside.Count != 0;

    internal override void ScheduleAt(ScheduledNode node, long time)
    {
        node.State = NodeState.Timed;
        _timed.Insert(node, time, node.Kind == NodeKind.Process);
    }

    internal override void ScheduleTimeout(Process process, long time)
    {
        process.State = NodeState.Timed;
        _timed.Insert(process, time, plain: false);
    }

    internal override void Unschedule(ScheduledNode node)
    {
        _timed.Remove(node);
        node.State = NodeState.Free;
    }

    internal override void ScheduleDelivery(DeliveryNode node, long time)
    {
        node.State = NodeState.Timed;
        _deliveries.Insert(node, time);
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
            Initialize(process);
    }

    internal override void AddOutsideCall(Process process, Task task) => _outside.Add((process, task));

    /// <summary>Asks, from any thread, that a run return at the end of its delta cycle.</summary>
    internal void Halt() => _halted = true;

    /// <summary>Lets runs go on after <see cref="Halt"/>.</summary>
    internal void Resume() => _halted = Failure is not null;

    /// <summary>Lets nothing happen after that time.</summary>
    internal void StopAt(long time)
    {
        _stopTime = Math.Min(_stopTime, time);
        _limit = Math.Min(_limit, time);
    }

    /// <summary>True where a process that is neither daemon nor server waits for something that a daemon, a clock say, may bring about.</summary>
    internal bool NeedsDaemons()
    {
        if (_witness < _processes.Count && IsOwed(_processes[_witness]))
            return true;
        _witness = Math.Max(0, _processes.FindIndex(IsOwed));
        return _witness < _processes.Count && IsOwed(_processes[_witness]);
    }

    internal override void Terminated(Process process)
    {
        if (++_terminated * 2 <= _processes.Count)
            return;
        _processes.RemoveAll(static p => p.IsTerminated);
        _terminated = 0;
    }

    /// <summary>Makes every process runnable that does not wait for its sensitivity first.</summary>
    internal void Start()
    {
        _started = true;
        foreach (Process process in _processes)
            Initialize(process);
    }

    /// <summary>
    /// Runs everything before <paramref name="end"/> and goes on to it: what is due then is made runnable and runs with the next run. From now to now, it is one
    /// delta cycle.
    /// </summary>
    internal void RunUpTo(long end)
    {
        _hold = end;
        RunTo(end);
        _hold = -1;
    }

    /// <summary>Runs everything up to and including <paramref name="limit"/>.</summary>
    internal void RunTo(long limit)
    {
        Active = this;
        _limit = Math.Min(limit, _stopTime);
        try
        {
            while (!_halted)
            {
                try
                {
                    Loop();
                    return;
                }
#pragma warning disable CA1031 // whatever a process throws ends the run with its name on it
                catch (Exception error)
#pragma warning restore CA1031
                {
                    Fail(Running, error);
                }
            }
        }
        finally
        {
            Active = null;
            Running = null;
        }
    }

    private static bool IsOwed(Process process) => process.Weight != 0 && !process.IsServer && !process.IsTerminated
        && (process.State == NodeState.Static || (process.State == NodeState.Waiting && process.WaitsOn is { IsForWork: false }));

    private void Initialize(Process process)
    {
        if (process.SkipsInitialization)
            process.State = NodeState.Static;
        else
            MakeRunnable(process);
    }

    /// <summary>
    /// The order at each time: deliveries, then evaluation, update and delta notification until nothing is left. In slices, each a call: the runtime
    /// optimises a method with its profile once it was called often, while one that never returns is patched as it runs and stays slower.
    /// </summary>
    private void Loop()
    {
        if (_hold == CurrentTime)
        {
            RunDeltaCycles(TakeRunnable(), most: 1);
            return;
        }
        while (RunSlice())
        {
        }
    }

    /// <returns>False when the run ends.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool RunSlice()
    {
        for (int times = TimesPerSlice; times > 0; times--)
        {
            ScheduledNode? first = TakeRunnable();
            if (first is null && !HasUpdates && DeltaList.IsEmpty)
            {
                if (_outside.Count != 0)
                    AwaitOutsideCalls();
                else if (!Advance(out first))
                    return false;
                first ??= TakeRunnable();
                if (first is null && !HasUpdates && DeltaList.IsEmpty)
                    continue;
            }
            RunDeltaCycles(first, CyclesPerCall);
            if (_halted)
                return false;
        }
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ScheduledNode? TakeRunnable()
    {
        ScheduledNode? first = RunList.Head;
        if (first is not null)
            RunList.Head = null;
        return first;
    }

    /// <summary>
    /// Evaluation, update and delta notification, again and again. Where that hands over to one process, it needs no list. A method of its own, so that the
    /// runtime optimises it whole with its profile.
    /// </summary>
    private void RunDeltaCycles(ScheduledNode? node, int most)
    {
        while (true)
        {
            while (node is not null)
            {
                do
                {
                    Process process = Unsafe.As<Process>(node);
                    node = process.Next;
                    if (process.State == NodeState.Free)
                        continue; // killed while it was runnable
                    process.State = NodeState.Free;
                    Running = process;
                    _resumptions++;
                    process.Frame.MoveNext();
                }
                while (node is not null);
                node = TakeRunnable();
            }
            Running = null;
            DeltaCycles++;
            if (HasUpdates)
                RunUpdates();
            most--;
            if (TakeNotified() is { } first)
            {
                if (most > 0 && !_halted && TryHandOver(first, out node))
                    continue;
                WakeAll(first);
            }
            if (most <= 0 || _halted)
                return;
            node = TakeRunnable();
            if (node is null)
                return;
        }
    }

    /// <summary>What is notified for the next delta cycle: first what said so itself, then who was waiting at fifos.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ScheduledNode? TakeNotified()
    {
        ScheduledNode? first = DeltaList.Head;
        if (first is null)
        {
            first = SettledList.Head;
            SettledList.Head = null;
            return first;
        }
        if (!SettledList.IsEmpty)
            DeltaList.AppendAll(ref SettledList);
        DeltaList.Head = null;
        return first;
    }

    /// <summary>Where one process is all that is notified, or one event for which one process waits: that process.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryHandOver(ScheduledNode notified, out ScheduledNode? process)
    {
        process = null;
        if (notified.Next is not null || !RunList.IsEmpty)
            return false;
        if (notified.Kind == NodeKind.Event)
            process = TakeOnlyWaiter(Unsafe.As<SimEvent>(notified));
        else if (Unsafe.As<Process>(notified).Waits is not { IsArmed: true })
            process = notified;
        if (process is null)
            return false;
        process.State = NodeState.Runnable;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ScheduledNode? TakeOnlyWaiter(SimEvent e)
    {
        if (e.Waiters.Head is not { Next: null, Kind: NodeKind.Process } waiter || e.StaticProcesses.Length != 0)
            return null;
        e.State = NodeState.Free;
        e.Waiters.Head = null;
        return waiter;
    }

    /// <summary>Goes on to the next time, unless that is after the limit. What is runnable then is in the list, or given back where that is all.</summary>
    private bool Advance(out ScheduledNode? first)
    {
        first = null;
        long limit = _limit;
        long delivery = _deliveries.NextTime;
        long time = _timed.Peek(Math.Min(delivery, limit));
        if (delivery <= time)
        {
            if (delivery > limit || delivery == EventWheel.Never)
                return false;
            CurrentTime = delivery;
            Deliver(delivery);
            if (time != delivery)
                return delivery != _hold;
        }
        else if (_timed.Weight == 0 && IsAlone && delivery == EventWheel.Never && !NeedsDaemons()
            && new WaitGraph(_processes, withDaemons: true).Stuck.Count == 0)
        {
            return false;
        }
        CurrentTime = time;
        if (time == _hold || !RunList.IsEmpty || !_timed.IsPlain)
        {
            if (!_timed.TakePlain(ref RunList))
                WakeAll(_timed.Take());
            return time != _hold;
        }
        first = _timed.Take();
        return true;
    }

    private void Deliver(long time)
    {
        while (_deliveries.NextTime == time)
        {
            DeliveryNode delivery = _deliveries.Take();
            delivery.State = NodeState.Free;
            delivery.Deliver(time);
        }
    }

    /// <summary>Triggers events and makes processes runnable, in order. What is still to come is in <see cref="Scheduler.DueList"/>, as an event may take a time-out back.</summary>
    private void WakeAll(ScheduledNode first)
    {
        ScheduledNode? node = first;
        while (node is not null)
        {
            if (node.Next is not null || !DueList.IsEmpty)
                DueList.Head = node.Next;
            node.State = NodeState.Free;
            if (node.Kind == NodeKind.Event)
                Unsafe.As<SimEvent>(node).Trigger();
            else
                Wake(Unsafe.As<Process>(node));
            node = DueList.Head;
        }
    }

    private void Wake(Process process)
    {
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
