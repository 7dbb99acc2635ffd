using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Tlm;

/// <summary>Builds <see cref="SimTask"/> methods; used by the compiler.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct SimTaskMethodBuilder
{
    private SimTaskMethodBuilder<Nothing> _builder;

    /// <summary>Used by the compiler.</summary>
    public readonly SimTask Task => new(_builder.Frame);

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
    public readonly void SetResult() => _builder.Frame?.Complete();

    /// <summary>Used by the compiler.</summary>
    public void SetException(Exception exception) => _builder.SetException(exception);

    /// <summary>Used by the compiler.</summary>
    public readonly void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine => _builder.AwaitOnCompleted(ref awaiter, ref stateMachine);

    /// <summary>Used by the compiler.</summary>
    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine => _builder.AwaitUnsafeOnCompleted(ref awaiter, ref stateMachine);
}
