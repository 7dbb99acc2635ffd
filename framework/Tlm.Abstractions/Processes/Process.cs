namespace Tlm;

/// <summary>A process of the simulation: a thread process (<c>async SimTask</c>) or a method process.</summary>
public abstract partial class Process : ScheduledNode
{
    internal ProcessFrame Frame;

    /// <summary>What the process waits on, or was woken by last; null for simulated time.</summary>
    internal IWaitTarget? WaitsOn;

    /// <summary>At a channel: the process waits to look, not to take or give an item. At a fifo: it reads.</summary>
    internal bool LooksOnly;

    /// <summary>Its waits for several events or with time-out, once it had one.</summary>
    internal WaitSet? Waits;

    private SimEvent? _ended;
    private SimEvent? _joined;

    internal Process(Scheduler scheduler, Component? owner, string name)
        : base(NodeKind.Process)
    {
        Scheduler = scheduler;
        Owner = owner;
        Name = name;
        Frame = null!;
    }

    /// <summary>The name within its component.</summary>
    public string Name { get; }

    /// <summary>The component that the process belongs to, if any.</summary>
    public Component? Owner { get; }

    /// <summary>The dotted name from the root.</summary>
    public string FullName => Owner is null ? Name : $"{Owner.FullName}.{Name}";

    /// <summary>A daemon does not keep the simulation alive and is never reported as stuck.</summary>
    public bool IsDaemon
    {
        get => Weight == 0;
        init => Weight = value ? 0 : 1;
    }

    /// <summary>True for a process that serves others: what it does keeps the simulation alive, but waiting for work is never reported as stuck.</summary>
    internal bool IsServer { get; init; }

    /// <summary>True once the process has ended.</summary>
    public bool IsTerminated { get; private set; }

    /// <summary>Notified, one delta cycle later, when the process has ended or was killed.</summary>
    public SimEvent Ended => _ended ??= new SimEvent(Scheduler, $"{FullName}.ended");

    /// <summary>Notified at once when the process has ended: who joins goes on in the same evaluation.</summary>
    internal SimEvent Joined => _joined ??= new SimEvent(Scheduler, $"{FullName}.joined");

    /// <summary>True where the first run waits for the sensitivity (SystemC: dont_initialize).</summary>
    internal bool SkipsInitialization { get; private set; }

    internal Scheduler Scheduler { get; }

    /// <summary>What the scheduler is to call when a wait in <paramref name="frame"/> ends.</summary>
    internal virtual ProcessFrame Enter(ProcessFrame frame) => frame;

    private protected void SkipInitialization()
    {
        SkipsInitialization = true;
        if (State != NodeState.Runnable)
            return;
        Scheduler.RunList.FindAndRemove(this); // it was spawned just now
        State = NodeState.Static;
    }

    private protected void Terminate()
    {
        IsTerminated = true;
        Scheduler.Terminated(this);
        _joined?.Notify();
        _ended?.NotifyDelta();
    }

    /// <summary>The dotted name.</summary>
    public override string ToString() => FullName;
}
