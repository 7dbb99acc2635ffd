using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Tlm;

/// <summary>A wait for an item of a <see cref="Fifo{T}"/>.</summary>
public readonly struct FifoReadAwaitable<T> : ICriticalNotifyCompletion, IProcessAwaiter
{
    private readonly Fifo<T> _fifo;

    internal FifoReadAwaitable(Fifo<T> fifo) => _fifo = fifo;

    /// <summary>Used by <c>await</c>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool IsCompleted => _fifo.PromiseItem();

    /// <summary>Used by <c>await</c>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public FifoReadAwaitable<T> GetAwaiter() => this;

    /// <summary>Used by <c>await</c>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public T GetResult()
    {
        _fifo.Scheduler.CheckUnwinding();
        return _fifo.TakePromised();
    }

    /// <summary>Only a simulated process can await.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void OnCompleted(Action continuation) => ForeignAwait.RefuseAwaiter(this);

    /// <summary>Only a simulated process can await.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void UnsafeOnCompleted(Action continuation) => ForeignAwait.RefuseAwaiter(this);

    void IProcessAwaiter.Suspend(ProcessFrame frame) => _fifo.Suspend(frame, reads: true);
}

/// <summary>A wait for a place in a <see cref="Fifo{T}"/>.</summary>
public readonly struct FifoWriteAwaitable<T> : ICriticalNotifyCompletion, IProcessAwaiter
{
    private readonly Fifo<T> _fifo;
    private readonly T _item;

    internal FifoWriteAwaitable(Fifo<T> fifo, T item)
    {
        _fifo = fifo;
        _item = item;
    }

    /// <summary>Used by <c>await</c>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool IsCompleted => _fifo.PromisePlace();

    /// <summary>Used by <c>await</c>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public FifoWriteAwaitable<T> GetAwaiter() => this;

    /// <summary>Used by <c>await</c>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void GetResult()
    {
        _fifo.Scheduler.CheckUnwinding();
        _fifo.PutPromised(_item);
    }

    /// <summary>Only a simulated process can await.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void OnCompleted(Action continuation) => ForeignAwait.RefuseAwaiter(this);

    /// <summary>Only a simulated process can await.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void UnsafeOnCompleted(Action continuation) => ForeignAwait.RefuseAwaiter(this);

    void IProcessAwaiter.Suspend(ProcessFrame frame) => _fifo.Suspend(frame, reads: false);
}
