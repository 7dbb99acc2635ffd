using System.Threading.Channels;
using System.Threading.Tasks.Sources;

namespace Tlm;

/// <summary>The standard reader of a timed channel, with every wait in simulated time.</summary>
internal sealed class TimedChannelReader<T>(ReceivingHalf<T> half) : ChannelReader<T>, IValueTaskSource<T>
{
    private readonly Look _look = new(half);

    public override bool CanCount => true;

    public override bool CanPeek => true;

    public override int Count => half.Available;

    public override Task Completion => half.Completion;

    public override bool TryRead(out T item) => half.TryTake(out item);

    public override bool TryPeek(out T item) => half.TryPeek(out item);

    public override ValueTask<T> ReadAsync(CancellationToken cancellationToken = default)
    {
        half.Scheduler.RefuseToken(cancellationToken);
        if (half.TryTake(out T item))
            return new ValueTask<T>(item);
        return half.IsClosed ? throw half.Ended() : new ValueTask<T>(this, 0);
    }

    public override ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken = default)
    {
        half.Scheduler.RefuseToken(cancellationToken);
        if (half.Available > 0)
            return new ValueTask<bool>(true);
        return half.IsClosed ? new ValueTask<bool>(false) : new ValueTask<bool>(_look, 0);
    }

    public override IAsyncEnumerable<T> ReadAllAsync(CancellationToken cancellationToken = default)
    {
        half.Scheduler.RefuseToken(cancellationToken);
        return new AllItems<T>(half);
    }

    T IValueTaskSource<T>.GetResult(short token) => half.TakeReserved();

    ValueTaskSourceStatus IValueTaskSource<T>.GetStatus(short token) => ValueTaskSourceStatus.Pending;

    void IValueTaskSource<T>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        half.Suspend(ForeignAwait.TakeOffer(half.Scheduler), looksOnly: false);

    private sealed class Look(ReceivingHalf<T> half) : IValueTaskSource<bool>
    {
        public bool GetResult(short token)
        {
            half.Scheduler.CheckUnwinding();
            return half.Available > 0 || !half.IsClosed;
        }

        public ValueTaskSourceStatus GetStatus(short token) => ValueTaskSourceStatus.Pending;

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
            half.Suspend(ForeignAwait.TakeOffer(half.Scheduler), looksOnly: true);
    }
}
