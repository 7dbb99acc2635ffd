using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Tlm;

/// <summary>
/// Calls from a process into the real world (a socket, a file, another program). Simulated time stands still until every
/// call made at this instant has answered; their processes go on in the order in which they called.
/// </summary>
public static class OutsideCall
{
    /// <summary>Starts the call at once and waits for it outside simulated time.</summary>
    public static OutsideCall<Nothing> Run(Func<Task> call) => new(Forget(call()));

    /// <summary>Starts the call at once and waits for its answer outside simulated time.</summary>
    public static OutsideCall<TResult> Run<TResult>(Func<Task<TResult>> call) => new(call());

    private static async Task<Nothing> Forget(Task task)
    {
        await task.ConfigureAwait(false);
        return default;
    }
}

/// <summary>A call into the real world that a process waits for.</summary>
public readonly struct OutsideCall<TResult> : ICriticalNotifyCompletion, IProcessAwaiter
{
    private readonly Task<TResult> _task;

    internal OutsideCall(Task<TResult> task) => _task = task;

    /// <summary>Always waits, so that results do not depend on how fast the answer is.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool IsCompleted => false;

    /// <summary>Used by <c>await</c>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public OutsideCall<TResult> GetAwaiter() => this;

    /// <summary>Used by <c>await</c>; throws what the call threw.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TResult GetResult() => _task.GetAwaiter().GetResult();

    /// <summary>Only a simulated process can await.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void OnCompleted(Action continuation) => ForeignAwait.RefuseAwaiter(this);

    /// <summary>Only a simulated process can await.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void UnsafeOnCompleted(Action continuation) => ForeignAwait.RefuseAwaiter(this);

    void IProcessAwaiter.Suspend(ProcessFrame frame)
    {
        Scheduler scheduler = Scheduler.Active ?? throw new SimulationException("OutsideCall is for processes of a simulation");
        Process process = scheduler.Suspend(frame);
        process.State = NodeState.Waiting;
        process.WaitsOn = null;
        scheduler.AddOutsideCall(process, _task);
    }
}
