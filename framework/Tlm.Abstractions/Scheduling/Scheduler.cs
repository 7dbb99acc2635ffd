using System.Runtime.CompilerServices;

namespace Tlm;

/// <summary>
/// The clock and queues of one partition. Components reach it through their own helpers; the kernel derives from it.
/// A scheduler is used by one thread at a time.
/// </summary>
public abstract class Scheduler : ISimulatedClock
{
    [ThreadStatic]
    private static Scheduler? s_active;

    internal long CurrentTime;
    internal Process? Running;
    internal NodeList RunList;
    internal NodeList DeltaList;

    /// <summary>Processes whose wait at a fifo has ended: notified when the update phase is over.</summary>
    internal NodeList SettledList;

    /// <summary>While notifications are given out: those of the same instant that are still to come.</summary>
    internal NodeList DueList;

    /// <summary>True where the simulation has other partitions, whose processes must not touch what is here.</summary>
    internal bool HasNeighbours;

    /// <summary>Set while a killed process is unwound: its awaits throw.</summary>
    internal Process? Unwinding;

    /// <summary>Set by a kernel source when a process awaits it through a standard awaiter such as that of <see cref="ValueTask"/>.</summary>
    internal ProcessFrame? Offered;

    /// <summary>Channels that want an update; behind the count, left-overs. In a struct, an element is stored without a type check.</summary>
    private (PrimitiveChannel Channel, bool)[] _updates = new (PrimitiveChannel, bool)[16];
    private int _updateCount;

    internal Scheduler(string partition) => Partition = partition;

    /// <summary>The name of the partition.</summary>
    public string Partition { get; }

    /// <summary>The current simulated time.</summary>
    public SimTime Now => SimTime.FromFemtoseconds(CurrentTime);

    /// <summary>
    /// While a process runs: the time up to which nothing else happens in its partition, unless that process brings it about; now, if something else is
    /// still to happen now. What runs outside may run ahead to there, and never has to go back.
    /// </summary>
    public SimTime QuietUntil => SimTime.FromFemtoseconds(QuietTime);

    long ISimulatedClock.NowFemtoseconds => CurrentTime;

    /// <summary>The process that runs now, if any.</summary>
    public Process? CurrentProcess => Running;

    /// <summary>The delta cycles so far, over all times.</summary>
    public long DeltaCycles { get; internal set; }

    /// <summary>The scheduler whose processes this thread runs now, if any.</summary>
    internal static Scheduler? Active
    {
        get => s_active;
        set => s_active = value;
    }

    /// <summary>Queues an update for the coming update phase.</summary>
    internal void RequestUpdate(PrimitiveChannel channel)
    {
        RefuseStranger(channel.FullName);
        if (_updateCount == _updates.Length)
            Array.Resize(ref _updates, _updateCount * 2);
        _updates[_updateCount++].Channel = channel;
    }

    internal abstract long QuietTime { get; }

    /// <summary>Queues a node for an absolute time after now.</summary>
    internal abstract void ScheduleAt(ScheduledNode node, long time);

    /// <summary>Takes a node back out of the time queue.</summary>
    internal abstract void Unschedule(ScheduledNode node);

    /// <summary>Queues a process for the end of a time-out; an event may take it out again.</summary>
    internal abstract void ScheduleTimeout(Process process, long time);

    /// <summary>Queues the delivery of a channel for an absolute time after now.</summary>
    internal abstract void ScheduleDelivery(DeliveryNode node, long time);

    /// <summary>Ends the run because of an error.</summary>
    internal abstract void Fail(Process? process, Exception error);

    internal abstract void Register(Process process);

    internal abstract void Terminated(Process process);

    internal abstract void AddOutsideCall(Process process, Task task);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void MakeRunnable(Process process)
    {
        process.State = NodeState.Runnable;
        RunList.AppendForward(process);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void ScheduleDelta(ScheduledNode node)
    {
        node.State = NodeState.Delta;
        DeltaList.Append(node);
    }

    private void EnterFrame(Process process, ProcessFrame frame)
    {
        // A process of another partition would always come by here, since its frame is not that of the process running here.
        if (Active != this)
            throw BadWait(null);
        process.Frame = process.Enter(frame);
    }

    /// <summary>The process runs in the next delta cycle, behind what this evaluation and its update phase notify.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void WakeSettled(Process process)
    {
        process.State = NodeState.Settled;
        SettledList.Append(process);
    }

    internal void UnscheduleDelta(ScheduledNode node)
    {
        DeltaList.Remove(node);
        node.State = NodeState.Free;
    }

    /// <summary>An event ends a wait: its time-out, if it has one, is taken out of whatever list it is in.</summary>
    internal void TakeBackTimeout(Process process)
    {
        if (process.State == NodeState.Timed && process.Time != CurrentTime)
            Unschedule(process);
        else if (process.State is NodeState.Timed or NodeState.Delta)
            (DueList.IsEmpty ? ref DeltaList : ref DueList).Remove(process);
    }

    /// <summary>Marks the running process as suspended in <paramref name="frame"/> and gives it back, ready to be put in one list.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Process Suspend(ProcessFrame frame)
    {
        Process? process = Running;
        if (process is null || process.State != NodeState.Free)
            throw BadWait(process);
        if (!ReferenceEquals(process.Frame, frame))
            EnterFrame(process, frame);
        return process;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void CheckUnwinding()
    {
        if (Unwinding is not null)
            throw new ProcessKilledException();
    }

    internal bool HasUpdates => _updateCount != 0;

    internal void RunUpdates()
    {
        for (int i = 0; i < _updateCount; i++)
            _updates[i].Channel.RunUpdate();
        _updateCount = 0;
    }

    /// <summary>The time after a delay; a negative delay or a time beyond the last is an error.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal long Later(SimTime delay)
    {
        long time = unchecked(CurrentTime + delay.Femtoseconds);
        // Too long a delay wraps below zero, a negative one leads before now, and the greatest value means never.
        return unchecked(time + 1) > CurrentTime ? time : throw BadDelay(delay);
    }

    /// <summary>A time not before now; one that is past or means never is an error.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal long Until(SimTime time) => unchecked(time.Femtoseconds + 1) > CurrentTime ? time.Femtoseconds : throw BadTime(time);

    private SimulationException BadDelay(SimTime delay) => delay.IsNegative
        ? Error($"a wait of {delay} is negative")
        : Error($"{Now} + {delay} is beyond the last time (before {SimTime.MaxValue}, which means never)");

    private SimulationException BadTime(SimTime time) => time < Now
        ? Error($"cannot wait until {time}: it is past")
        : Error($"cannot wait until {time}: it is beyond the last time");

    /// <summary>Only processes of this partition may touch what belongs to it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void RefuseStranger(string touched)
    {
        if (HasNeighbours)
            RefuseNeighbour(touched);
    }

    // Apart from its caller, whose frame would have to be cleared for the message at each call.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RefuseNeighbour(string touched)
    {
        if (Active is { } active && active != this)
            throw active.Error($"{touched} belongs to partition '{Partition}' and is notified or written from partition '{active.Partition}'; only timed channels lead into another partition");
    }

    /// <summary>An error that carries the running process and the time.</summary>
    internal SimulationException Error(string message) => new(message, Running?.Owner?.FullName, Running?.FullName, Now);

    /// <summary>A real cancellation token would make results depend on wall time.</summary>
    internal void RefuseToken(CancellationToken token)
    {
        if (token.CanBeCanceled)
            throw Refuse("a wait in simulated time takes no cancellation token: use a time-out or an event");
    }

    /// <summary>An error that ends the run even where the model catches it.</summary>
    internal SimulationException Refuse(string message)
    {
        SimulationException error = Error(message);
        Fail(Running, error);
        return error;
    }

    private SimulationException BadWait(Process? process) =>
        Active is { } active && active != this
        ? active.Error($"the process waits for something in partition '{Partition}'; only timed channels lead into another partition")
        : process is null
        ? Error("only a process of the simulation can wait for simulated time")
        : Error("the process already waits: a SimTask was started and not awaited (await it at once, or start a process of its own with Spawn)");
}
