using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Tlm;

/// <summary>A wait for one event.</summary>
public readonly struct EventAwaitable : ICriticalNotifyCompletion, IProcessAwaiter
{
    private readonly SimEvent _event;

    internal EventAwaitable(SimEvent e) => _event = e;

    /// <summary>Used by <c>await</c>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool IsCompleted => false;

    /// <summary>Used by <c>await</c>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public EventAwaitable GetAwaiter() => this;

    /// <summary>Used by <c>await</c>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void GetResult() => _event.Scheduler.CheckUnwinding();

    /// <summary>Only a simulated process can await.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void OnCompleted(Action continuation) => ForeignAwait.RefuseAwaiter(this);

    /// <summary>Only a simulated process can await.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void UnsafeOnCompleted(Action continuation) => ForeignAwait.RefuseAwaiter(this);

    void IProcessAwaiter.Suspend(ProcessFrame frame)
    {
        Process process = _event.Scheduler.Suspend(frame);
        process.State = NodeState.Waiting;
        process.Time = _event.Scheduler.CurrentTime;
        if (process.WaitsOn != _event)
            process.WaitsOn = _event;
        _event.Waiters.Append(process);
    }
}
