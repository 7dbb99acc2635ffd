using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Tlm;

/// <summary>A wait for simulated time: <c>await Delay(time)</c>. A wait of zero lasts one delta cycle.</summary>
public readonly struct DelayAwaitable : ICriticalNotifyCompletion, IProcessAwaiter
{
    private readonly Scheduler _scheduler;
    private readonly long _time;

    internal DelayAwaitable(Scheduler scheduler, long time)
    {
        _scheduler = scheduler;
        _time = time;
    }

    /// <summary>Used by <c>await</c>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool IsCompleted => false;

    /// <summary>Used by <c>await</c>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public DelayAwaitable GetAwaiter() => this;

    /// <summary>Used by <c>await</c>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void GetResult() => _scheduler.CheckUnwinding();

    /// <summary>Only a simulated process can await.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void OnCompleted(Action continuation) => ForeignAwait.RefuseAwaiter(this);

    /// <summary>Only a simulated process can await.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void UnsafeOnCompleted(Action continuation) => ForeignAwait.RefuseAwaiter(this);

    void IProcessAwaiter.Suspend(ProcessFrame frame)
    {
        Process process = _scheduler.Suspend(frame);
        process.WaitsOn = null;
        if (_time == _scheduler.CurrentTime)
            _scheduler.ScheduleDelta(process);
        else
            _scheduler.ScheduleAt(process, _time);
    }
}
