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
    public bool IsTerminated { get; internal set; }

    /// <summary>True where the first run waits for the sensitivity (SystemC: dont_initialize).</summary>
    internal bool SkipsInitialization { get; set; }

    internal Scheduler Scheduler { get; }

    /// <summary>The dotted name.</summary>
    public override string ToString() => FullName;
}
