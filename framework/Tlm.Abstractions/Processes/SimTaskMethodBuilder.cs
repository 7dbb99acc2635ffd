using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Tlm;

/// <summary>Builds <see cref="SimTask"/> methods; used by the compiler.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct SimTaskMethodBuilder
{
    private ProcessFrame? _frame;

    /// <summary>Used by the compiler.</summary>
    public readonly SimTask Task => new(_frame);

    /// <summary>Used by the compiler.</summary>
    public static SimTaskMethodBuilder Create() => default;

    /// <summary>Used by the compiler.</summary>
    public readonly void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine => stateMachine.MoveNext();

    /// <summary>Used by the compiler.</summary>
    public readonly void SetStateMachine(IAsyncStateMachine stateMachine)
    {
    }

    /// <summary>Used by the compiler.</summary>
    public readonly void SetResult() => _frame?.Complete();

    /// <summary>Used by the compiler.</summary>
    public void SetException(Exception exception)
    {
        if (_frame is null)
        {
            _frame = new FailedFrame<Nothing>(exception);
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
        AsyncFrame<TStateMachine, Nothing> made = AsyncFrame<TStateMachine, Nothing>.Rent();
        _frame = made; // before the copy, so that the copy's builder knows its frame
        made.StateMachine = stateMachine;
        return made;
    }
}
