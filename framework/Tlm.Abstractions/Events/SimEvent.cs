using System.Runtime.CompilerServices;

namespace Tlm;

/// <summary>
/// An event in SystemC's sense: it has no value and no memory; whoever waits when it is notified goes on.
/// At most one notification is pending: an earlier one overrides a later one.
/// </summary>
public sealed class SimEvent : ScheduledNode, IWaitTarget
{
    internal NodeList Waiters;
    private Process[] _static = [];

    /// <summary>An event of a component.</summary>
    public SimEvent(Component owner, string name)
        : this(owner.Scheduler, $"{owner.FullName}.{name}")
    {
    }

    internal SimEvent(Scheduler scheduler, string fullName)
        : base(NodeKind.Event)
    {
        Scheduler = scheduler;
        FullName = fullName;
    }

    /// <summary>The dotted name.</summary>
    public string FullName { get; }

    /// <summary>True while a notification is pending.</summary>
    public bool IsPending => State != NodeState.Free;

    internal Scheduler Scheduler { get; }

    internal ReadOnlySpan<Process> StaticProcesses => _static;

    /// <summary>Immediate notification: who waits joins the running evaluation. A pending notification is cancelled.</summary>
    public void Notify()
    {
        Scheduler.RefuseStranger(FullName);
        if (State != NodeState.Free)
            Withdraw();
        Trigger();
    }

    /// <summary>Notification in the next delta cycle; overrides a pending timed one.</summary>
    public void NotifyDelta()
    {
        Scheduler.RefuseStranger(FullName);
        if (State == NodeState.Delta)
            return;
        if (State == NodeState.Timed)
            Scheduler.Unschedule(this);
        Weight = Scheduler.Running?.Weight ?? 1;
        Scheduler.ScheduleDelta(this);
    }

    /// <summary>Notification after <paramref name="delay"/> (zero: the next delta cycle), unless an earlier one is pending.</summary>
    /// <exception cref="SimulationException">The delay is negative or leads beyond the last time.</exception>
    public void Notify(SimTime delay)
    {
        if (delay.IsZero)
        {
            NotifyDelta();
            return;
        }
        Scheduler.RefuseStranger(FullName);
        long time = Scheduler.Later(delay);
        if (State == NodeState.Delta || (State == NodeState.Timed && Time <= time))
            return;
        if (State == NodeState.Timed)
            Scheduler.Unschedule(this);
        Weight = Scheduler.Running?.Weight ?? 1;
        Scheduler.ScheduleAt(this, time);
    }

    /// <summary>Takes back a pending notification, if any.</summary>
    public void Cancel()
    {
        Scheduler.RefuseStranger(FullName);
        Withdraw();
    }

    /// <summary>Waits for the event: <c>await ev</c>.</summary>
    public EventAwaitable GetAwaiter() => new(this);

    /// <summary>Waits for the event.</summary>
    public EventAwaitable WaitAsync() => new(this);

    /// <summary>Waits for the event, but no longer than <paramref name="timeout"/>.</summary>
    public EventsAwaitable WaitAsync(SimTime timeout) => Any(timeout, this);

    /// <summary>Waits for the first of several events.</summary>
    public static EventsAwaitable Any(params ReadOnlySpan<SimEvent> events) => WaitSet.Prepare(events, all: false, null);

    /// <summary>Waits for the first of several events, but no longer than <paramref name="timeout"/>.</summary>
    public static EventsAwaitable Any(SimTime timeout, params ReadOnlySpan<SimEvent> events) => WaitSet.Prepare(events, all: false, timeout);

    /// <summary>Waits until each of several events was notified, at whatever times.</summary>
    public static EventsAwaitable All(params ReadOnlySpan<SimEvent> events) => WaitSet.Prepare(events, all: true, null);

    /// <summary>Waits until each of several events was notified, but no longer than <paramref name="timeout"/>.</summary>
    public static EventsAwaitable All(SimTime timeout, params ReadOnlySpan<SimEvent> events) => WaitSet.Prepare(events, all: true, timeout);

    /// <summary>The dotted name.</summary>
    public override string ToString() => FullName;

    void IWaitTarget.Abandon(Process process)
    {
        if (process.State == NodeState.Waiting)
            Waiters.Remove(process);
    }

    string IWaitTarget.DescribeWait(Process process) => $"event {FullName}";

    internal void AddStatic(Process process) => _static = [.. _static, process];

    /// <summary>Makes runnable who is statically sensitive, then who waits, in the order in which they began to wait.</summary>
    internal void Trigger()
    {
        if (_static.Length != 0)
            TriggerStatic();
        ScheduledNode? node = Waiters.Head;
        if (node is null)
            return;
        Waiters.Head = null;
        do
        {
            ScheduledNode? next = node.Next;
            if (node.Kind == NodeKind.Process)
                Scheduler.MakeRunnable(Unsafe.As<Process>(node));
            else if (node.State == NodeState.Waiting) // else another link of its wait ended it just now
                Unsafe.As<EventLink>(node).Notified();
            node = next;
        }
        while (node is not null);
    }

    private void Withdraw()
    {
        if (State == NodeState.Timed)
            Scheduler.Unschedule(this);
        else if (State == NodeState.Delta)
            Scheduler.UnscheduleDelta(this);
    }

    private void TriggerStatic()
    {
        foreach (Process process in _static)
        {
            if (process.State == NodeState.Static)
                Scheduler.MakeRunnable(process);
        }
    }
}
