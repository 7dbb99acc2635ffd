namespace Tlm;

/// <summary>The frame of an async method, with its state machine in it. Pooled for each kind of method and thread.</summary>
internal sealed class AsyncFrame<TStateMachine, TResult> : ProcessFrame<TResult>
    where TStateMachine : System.Runtime.CompilerServices.IAsyncStateMachine
{
    [ThreadStatic]
    private static AsyncFrame<TStateMachine, TResult>? s_pool;

    internal TStateMachine StateMachine = default!;
    private AsyncFrame<TStateMachine, TResult>? _nextInPool;

    internal static AsyncFrame<TStateMachine, TResult> Rent()
    {
        AsyncFrame<TStateMachine, TResult>? frame = s_pool;
        if (frame is null)
            return new AsyncFrame<TStateMachine, TResult>();
        s_pool = frame._nextInPool;
        frame._nextInPool = null;
        return frame;
    }

    internal override void MoveNext() => StateMachine.MoveNext();

    internal override void Return()
    {
        Version++;
        Completed = false;
        Error = null;
        Awaiting = null;
        Result = default!;
        StateMachine = default!;
        _nextInPool = s_pool;
        s_pool = this;
    }
}

/// <summary>The outcome of an async method that failed before its first wait.</summary>
internal sealed class FailedFrame<TResult> : ProcessFrame<TResult>
{
    internal FailedFrame(Exception error)
    {
        Error = error;
        Completed = true;
    }

    internal override void MoveNext() => throw new NotSupportedException();

    internal override void Return()
    {
    }
}
