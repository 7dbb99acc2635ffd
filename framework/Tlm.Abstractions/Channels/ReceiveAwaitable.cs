using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Tlm;

/// <summary>A wait for the next item of a channel; the fast form of <c>ReadAsync</c>.</summary>
public readonly struct ReceiveAwaitable<T> : ICriticalNotifyCompletion, IProcessAwaiter
{
    private readonly ReceivingHalf<T> _half;

    internal ReceiveAwaitable(ReceivingHalf<T> half) => _half = half;

    /// <summary>Used by <c>await</c>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool IsCompleted => _half.TryReserve() || _half.IsClosed;

    /// <summary>Used by <c>await</c>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ReceiveAwaitable<T> GetAwaiter() => this;

    /// <summary>Used by <c>await</c>; throws <see cref="System.Threading.Channels.ChannelClosedException"/> where the channel has ended.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public T GetResult() => _half.TakeReserved();

    /// <summary>Only a simulated process can await.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void OnCompleted(Action continuation) => ForeignAwait.RefuseAwaiter(this);

    /// <summary>Only a simulated process can await.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void UnsafeOnCompleted(Action continuation) => ForeignAwait.RefuseAwaiter(this);

    void IProcessAwaiter.Suspend(ProcessFrame frame) => _half.Suspend(frame, looksOnly: false);
}
