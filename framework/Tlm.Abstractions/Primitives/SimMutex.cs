namespace Tlm;

/// <summary>A lock in simulated time (sc_mutex), given in the order in which processes asked. Only its owner unlocks it.</summary>
public sealed class SimMutex : ITurnTarget
{
    private readonly Scheduler _scheduler;
    private NodeList _waiters;

    /// <summary>A free lock of a component.</summary>
    public SimMutex(Component owner, string name)
    {
        _scheduler = owner.Scheduler;
        FullName = $"{owner.FullName}.{name}";
    }

    /// <summary>The dotted name.</summary>
    public string FullName { get; }

    /// <summary>The process that holds it, if any.</summary>
    public Process? Owner { get; private set; }

    /// <summary>Locks; waits until it is free.</summary>
    public TurnAwaitable LockAsync() => new(this);

    /// <summary>Locks if it is free.</summary>
    public bool TryLock()
    {
        if (Owner is not null)
            return false;
        Owner = _scheduler.Running ?? throw _scheduler.Error("only a process of the simulation can lock");
        return true;
    }

    /// <summary>Unlocks; who waits longest owns it from now on.</summary>
    /// <exception cref="SimulationException">Another process, or none, holds it.</exception>
    public void Unlock()
    {
        if (Owner is null || Owner != _scheduler.Running)
            throw _scheduler.Error($"mutex {FullName} is unlocked by a process that does not hold it (owner: {Owner?.FullName ?? "none"})");
        PassOn();
    }

    void IWaitTarget.Abandon(Process process)
    {
        if (process.State == NodeState.Waiting)
            _waiters.Remove(process);
        else
            PassOn();
    }

    Process? IWaitTarget.Holder => Owner;

    string IWaitTarget.DescribeWait(Process process) => $"mutex {FullName}, held by {Owner?.FullName ?? "none"}";

    Scheduler ITurnTarget.Scheduler => _scheduler;

    bool ITurnTarget.TryTake() => TryLock();

    void ITurnTarget.Queue(Process process) => _waiters.Append(process);

    private void PassOn()
    {
        Owner = _waiters.TakeFirstProcess();
        if (Owner is not null)
            _scheduler.MakeRunnable(Owner);
    }
}
