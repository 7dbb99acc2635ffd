using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Tlm;

/// <summary>A wait until an item is on its way; the fast form of <c>WriteAsync</c>.</summary>
public readonly struct SendAwaitable<T> : ICriticalNotifyCompletion, IProcessAwaiter
{
    private readonly SendingHalf<T>? _half;
    private readonly T _item;

    internal SendAwaitable(SendingHalf<T> half, T item)
    {
        half.ThrowIfClosed();
        _item = item;
        _half = half.TrySend(item) ? null : half;
    }

    /// <summary>Used by <c>await</c>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool IsCompleted => _half is null;

    /// <summary>Used by <c>await</c>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SendAwaitable<T> GetAwaiter() => this;

    /// <summary>Used by <c>await</c>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void GetResult() => _half?.Scheduler.CheckUnwinding();

    /// <summary>Only a simulated process can await.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void OnCompleted(Action continuation) => ForeignAwait.RefuseAwaiter(this);

    /// <summary>Only a simulated process can await.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void UnsafeOnCompleted(Action continuation) => ForeignAwait.RefuseAwaiter(this);

    void IProcessAwaiter.Suspend(ProcessFrame frame) => _half!.Suspend(frame, _item, looksOnly: false);
}
