namespace Tlm;

/// <summary>Something that the kernel can queue: a process, an event, the delivery of a channel. Lists are threaded through the nodes themselves.</summary>
public abstract class ScheduledNode
{
    internal ScheduledNode? Next;
    internal ScheduledNode? Previous;

    /// <summary>When the node is due (while timed), or since when it waits.</summary>
    internal long Time;

    internal NodeState State;

    /// <summary>In the time queue: a process that only waits for time.</summary>
    internal bool IsPlain;
    internal NodeKind Kind;

    /// <summary>1 while the node keeps the simulation alive, 0 for daemons.</summary>
    internal int Weight = 1;

    internal ScheduledNode(NodeKind kind) => Kind = kind;
}

/// <summary>What list a node is in.</summary>
internal enum NodeState : byte
{
    /// <summary>None: running, terminated or idle.</summary>
    Free,

    /// <summary>The time queue; a process with <see cref="ScheduledNode.Time"/> not after now is already runnable.</summary>
    Timed,

    /// <summary>The next delta cycle.</summary>
    Delta,

    /// <summary>The next delta cycle, behind what the update phase notifies.</summary>
    Settled,

    /// <summary>The running evaluation.</summary>
    Runnable,

    /// <summary>The waiters of an event or channel.</summary>
    Waiting,

    /// <summary>What the process is statically sensitive to.</summary>
    Static,
}

/// <summary>What a node is, so that loops need no virtual call.</summary>
internal enum NodeKind : byte
{
    Process,
    Event,
    Link,
    Delivery,
}
