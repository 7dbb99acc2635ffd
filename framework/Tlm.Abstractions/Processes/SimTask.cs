using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Tlm;

/// <summary>
/// A piece of a simulated process: <c>async SimTask Run()</c>. It awaits simulated time, events, channels and other
/// SimTasks, and is to be awaited at once and once. Waiting allocates nothing.
/// </summary>
[AsyncMethodBuilder(typeof(SimTaskMethodBuilder))]
public readonly struct SimTask
{
    internal readonly ProcessFrame? Frame;
    private readonly int _version;

    internal SimTask(ProcessFrame? frame)
    {
        Frame = frame;
        _version = frame?.Version ?? 0;
    }

    /// <summary>A task that is done.</summary>
    public static SimTask CompletedTask => default;

    /// <summary>True once the method has ended.</summary>
    public bool IsCompleted => Frame is null || Frame.Completed;

    /// <summary>A done task with a result.</summary>
    public static SimTask<TResult> FromResult<TResult>(TResult result) => new(result);

    /// <summary>Used by <c>await</c>.</summary>
    public Awaiter GetAwaiter() => new(this);

    /// <summary>Used by <c>await</c>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public readonly struct Awaiter : ICriticalNotifyCompletion, IProcessAwaiter
    {
        private readonly SimTask _task;

        internal Awaiter(SimTask task) => _task = task;

        /// <summary>Used by <c>await</c>.</summary>
        public bool IsCompleted => _task.IsCompleted;

        /// <summary>Used by <c>await</c>.</summary>
        public void GetResult()
        {
            if (_task.Frame is not { } frame)
                return;
            frame.Check(_task._version);
            frame.Finish();
        }

        /// <summary>Only a simulated process can await.</summary>
        public void OnCompleted(Action continuation) => ForeignAwait.RefuseAwaiter(this);

        /// <summary>Only a simulated process can await.</summary>
        public void UnsafeOnCompleted(Action continuation) => ForeignAwait.RefuseAwaiter(this);

        void IProcessAwaiter.Suspend(ProcessFrame frame)
        {
            ProcessFrame awaited = _task.Frame!;
            awaited.Check(_task._version);
            awaited.Awaiting = frame;
        }
    }
}

/// <summary>A <see cref="SimTask"/> with a result.</summary>
[AsyncMethodBuilder(typeof(SimTaskMethodBuilder<>))]
public readonly struct SimTask<TResult>
{
    internal readonly ProcessFrame<TResult>? Frame;
    private readonly TResult _result;
    private readonly int _version;

    internal SimTask(ProcessFrame<TResult> frame)
    {
        Frame = frame;
        _version = frame.Version;
        _result = default!;
    }

    internal SimTask(TResult result)
    {
        Frame = null;
        _result = result;
    }

    /// <summary>True once the method has ended.</summary>
    public bool IsCompleted => Frame is null || Frame.Completed;

    /// <summary>Used by <c>await</c>.</summary>
    public Awaiter GetAwaiter() => new(this);

    /// <summary>Used by <c>await</c>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public readonly struct Awaiter : ICriticalNotifyCompletion, IProcessAwaiter
    {
        private readonly SimTask<TResult> _task;

        internal Awaiter(SimTask<TResult> task) => _task = task;

        /// <summary>Used by <c>await</c>.</summary>
        public bool IsCompleted => _task.IsCompleted;

        /// <summary>Used by <c>await</c>.</summary>
        public TResult GetResult()
        {
            if (_task.Frame is not { } frame)
                return _task._result;
            frame.Check(_task._version);
            return frame.FinishWithResult();
        }

        /// <summary>Only a simulated process can await.</summary>
        public void OnCompleted(Action continuation) => ForeignAwait.RefuseAwaiter(this);

        /// <summary>Only a simulated process can await.</summary>
        public void UnsafeOnCompleted(Action continuation) => ForeignAwait.RefuseAwaiter(this);

        void IProcessAwaiter.Suspend(ProcessFrame frame)
        {
            ProcessFrame awaited = _task.Frame!;
            awaited.Check(_task._version);
            awaited.Awaiting = frame;
        }
    }
}
