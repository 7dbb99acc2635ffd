using System.Threading.Tasks.Sources;

namespace Tlm;

/// <summary>What <c>await foreach</c> walks over: every item until the writer completes the channel.</summary>
internal sealed class AllItems<T>(ReceivingHalf<T> half) : IAsyncEnumerable<T>, IAsyncEnumerator<T>, IValueTaskSource<bool>
{
    private T _current = default!;

    public T Current => _current;

    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        half.Scheduler.RefuseToken(cancellationToken);
        return this;
    }

    public ValueTask<bool> MoveNextAsync()
    {
        if (half.TryTake(out _current))
            return new ValueTask<bool>(true);
        return half.IsClosed ? new ValueTask<bool>(false) : new ValueTask<bool>(this, 0);
    }

    public ValueTask DisposeAsync() => default;

    public bool GetResult(short token) => half.TakeReserved(out _current);

    public ValueTaskSourceStatus GetStatus(short token) => ValueTaskSourceStatus.Pending;

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        half.Suspend(ForeignAwait.TakeOffer(half.Scheduler), looksOnly: false);
}
