using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Tlm;

/// <summary>A wait for what processes are given in the order in which they asked: a <see cref="SimMutex"/>, or a place of a <see cref="SimSemaphore"/>.</summary>
public readonly struct TurnAwaitable : ICriticalNotifyCompletion, IProcessAwaiter
{
    private readonly ITurnTarget _target;

    internal TurnAwaitable(ITurnTarget target) => _target = target;

    /// <summary>Used by <c>await</c>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool IsCompleted => _target.TryTake();

    /// <summary>Used by <c>await</c>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TurnAwaitable GetAwaiter() => this;

    /// <summary>Used by <c>await</c>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void GetResult() => _target.Scheduler.CheckUnwinding();

    /// <summary>Only a simulated process can await.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void OnCompleted(Action continuation) => ForeignAwait.RefuseAwaiter(this);

    /// <summary>Only a simulated process can await.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void UnsafeOnCompleted(Action continuation) => ForeignAwait.RefuseAwaiter(this);

    void IProcessAwaiter.Suspend(ProcessFrame frame)
    {
        Process process = _target.Scheduler.Suspend(frame);
        process.State = NodeState.Waiting;
        process.Time = _target.Scheduler.CurrentTime;
        process.WaitsOn = _target;
        _target.Queue(process);
    }
}
