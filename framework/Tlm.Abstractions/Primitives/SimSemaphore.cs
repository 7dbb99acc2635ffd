namespace Tlm;

/// <summary>A counter of free places in simulated time (sc_semaphore). Places are given in the order in which processes asked.</summary>
public sealed class SimSemaphore : ITurnTarget
{
    private readonly Scheduler _scheduler;
    private NodeList _waiters;

    /// <summary>A semaphore of a component with so many free places.</summary>
    public SimSemaphore(Component owner, string name, int free)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(free);
        _scheduler = owner.Scheduler;
        FullName = $"{owner.FullName}.{name}";
        Free = free;
    }

    /// <summary>The dotted name.</summary>
    public string FullName { get; }

    /// <summary>Places that are free.</summary>
    public int Free { get; private set; }

    /// <summary>Takes a place; waits until one is free.</summary>
    public TurnAwaitable AcquireAsync() => new(this);

    /// <summary>Takes a place if one is free and nobody waits.</summary>
    public bool TryAcquire()
    {
        if (Free == 0)
            return false;
        Free--;
        return true;
    }

    /// <summary>Gives a place back; who waits longest goes on in the running evaluation.</summary>
    public void Release()
    {
        if (_waiters.TakeFirstProcess() is { } next)
            _scheduler.MakeRunnable(next);
        else
            Free++;
    }

    void IWaitTarget.Abandon(Process process)
    {
        if (process.State == NodeState.Waiting)
            _waiters.Remove(process);
        else
            Release();
    }

    string IWaitTarget.DescribeWait(Process process) => $"a place of semaphore {FullName}";

    Scheduler ITurnTarget.Scheduler => _scheduler;

    bool ITurnTarget.TryTake() => TryAcquire();

    void ITurnTarget.Queue(Process process) => _waiters.Append(process);
}
