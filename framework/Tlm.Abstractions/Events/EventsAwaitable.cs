using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Tlm;

/// <summary>How a wait for several events, or with a time-out, ended.</summary>
/// <param name="Event">The event that ended the wait; null after a time-out.</param>
public readonly record struct WaitOutcome(SimEvent? Event)
{
    /// <summary>True where the time-out ended the wait.</summary>
    public bool TimedOut => Event is null;
}

/// <summary>A wait for any or all of several events, with or without time-out.</summary>
public readonly struct EventsAwaitable : ICriticalNotifyCompletion, IProcessAwaiter
{
    private readonly WaitSet _set;

    internal EventsAwaitable(WaitSet set) => _set = set;

    /// <summary>Used by <c>await</c>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool IsCompleted => false;

    /// <summary>Used by <c>await</c>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public EventsAwaitable GetAwaiter() => this;

    /// <summary>Used by <c>await</c>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public WaitOutcome GetResult() => _set.Finish();

    /// <summary>Only a simulated process can await.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void OnCompleted(Action continuation) => ForeignAwait.RefuseAwaiter(this);

    /// <summary>Only a simulated process can await.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void UnsafeOnCompleted(Action continuation) => ForeignAwait.RefuseAwaiter(this);

    void IProcessAwaiter.Suspend(ProcessFrame frame) => _set.Arm(frame);
}
