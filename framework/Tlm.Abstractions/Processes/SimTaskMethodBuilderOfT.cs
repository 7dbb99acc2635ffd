using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Tlm;

/// <summary>Builds <see cref="SimTask{TResult}"/> methods; used by the compiler.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct SimTaskMethodBuilder<TResult>
{
    private ProcessFrame<TResult>? _frame;
    private TResult _result;

    internal readonly ProcessFrame? Frame => _frame;

    /// <summary>Used by the compiler.</summary>
    public readonly SimTask<TResult> Task => _frame is null ? new(_result) : new(_frame);

    /// <summary>Used by the compiler.</summary>
    public static SimTaskMethodBuilder<TResult> Create() => default;

    /// <summary>Used by the compiler.</summary>
    public readonly void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine => stateMachine.MoveNext();

    /// <summary>Used by the compiler.</summary>
    public readonly void SetStateMachine(IAsyncStateMachine stateMachine)
    {
    }

    /// <summary>Used by the compiler.</summary>
    public void SetResult(TResult result)
    {
        if (_frame is null)
        {
            _result = result;
            return;
        }
        _frame.Result = result;
        _frame.Complete();
    }

    /// <summary>Used by the compiler.</summary>
    public void SetException(Exception exception)
    {
        if (_frame is null)
        {
            _frame = new FailedFrame<TResult>(exception);
            return;
        }
        _frame.Error = exception;
        _frame.Complete();
    }

    /// <summary>Used by the compiler.</summary>
    public readonly void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine =>
        throw ForeignAwait.Refusal(typeof(TAwaiter)); // none of the kernel's own awaiters comes this way

    /// <summary>Used by the compiler.</summary>
    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        ProcessFrame frame = FrameOf(ref stateMachine);
        if (awaiter is IProcessAwaiter)
            ((IProcessAwaiter)awaiter).Suspend(frame);
        else
            ForeignAwait.Suspend(ref awaiter, frame);
    }

    private ProcessFrame FrameOf<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine
    {
        if (_frame is { } frame)
            return frame;
        AsyncFrame<TStateMachine, TResult> made = AsyncFrame<TStateMachine, TResult>.Rent();
        _frame = made; // before the copy, so that the copy's builder knows its frame
        made.StateMachine = stateMachine;
        return made;
    }
}
