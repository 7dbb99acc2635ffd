using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Tlm;

/// <summary>A wait for the static sensitivity of a thread process: <c>await Wait()</c>.</summary>
public readonly struct StaticAwaitable : ICriticalNotifyCompletion, IProcessAwaiter
{
    private readonly ThreadProcess _process;

    internal StaticAwaitable(ThreadProcess process) => _process = process;

    /// <summary>Used by <c>await</c>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool IsCompleted => false;

    /// <summary>Used by <c>await</c>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public StaticAwaitable GetAwaiter() => this;

    /// <summary>Used by <c>await</c>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void GetResult() => _process.Scheduler.CheckUnwinding();

    /// <summary>Only a simulated process can await.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void OnCompleted(Action continuation) => ForeignAwait.RefuseAwaiter(this);

    /// <summary>Only a simulated process can await.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void UnsafeOnCompleted(Action continuation) => ForeignAwait.RefuseAwaiter(this);

    void IProcessAwaiter.Suspend(ProcessFrame frame)
    {
        Process process = _process.Scheduler.Suspend(frame);
        process.WaitsOn = null;
        process.State = NodeState.Static;
    }
}
