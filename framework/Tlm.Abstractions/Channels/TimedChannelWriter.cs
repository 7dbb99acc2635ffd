using System.Threading.Channels;
using System.Threading.Tasks.Sources;

namespace Tlm;

/// <summary>The standard writer of a timed channel, with every wait in simulated time.</summary>
internal sealed class TimedChannelWriter<T>(SendingHalf<T> half) : ChannelWriter<T>, IValueTaskSource
{
    private readonly Look _look = new(half);
    private T _pending = default!;
    private bool _hasPending;

    public override bool TryWrite(T item) => half.TrySend(item);

    public override bool TryComplete(Exception? error = null) => half.Close(error);

    public override ValueTask WriteAsync(T item, CancellationToken cancellationToken = default)
    {
        half.Scheduler.RefuseToken(cancellationToken);
        half.ThrowIfClosed();
        if (half.TrySend(item))
            return default;
        if (_hasPending)
            throw half.Scheduler.Error($"WriteAsync on {half.Name} was called twice without awaiting the first");
        _pending = item;
        _hasPending = true;
        return new ValueTask(this, 0);
    }

    public override ValueTask<bool> WaitToWriteAsync(CancellationToken cancellationToken = default)
    {
        half.Scheduler.RefuseToken(cancellationToken);
        if (half.IsClosed)
            return new ValueTask<bool>(false);
        return half.CanSend ? new ValueTask<bool>(true) : new ValueTask<bool>(_look, 0);
    }

    void IValueTaskSource.GetResult(short token) => half.Scheduler.CheckUnwinding();

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => ValueTaskSourceStatus.Pending;

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        T item = _pending;
        _pending = default!;
        _hasPending = false;
        half.Suspend(ForeignAwait.TakeOffer(half.Scheduler), item, looksOnly: false);
    }

    private sealed class Look(SendingHalf<T> half) : IValueTaskSource<bool>
    {
        public bool GetResult(short token)
        {
            half.Scheduler.CheckUnwinding();
            return !half.IsClosed;
        }

        public ValueTaskSourceStatus GetStatus(short token) => ValueTaskSourceStatus.Pending;

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
            half.Suspend(ForeignAwait.TakeOffer(half.Scheduler), default!, looksOnly: true);
    }
}
