namespace Tlm;

/// <summary>A process that waits: an <c>async SimTask</c> method that the kernel runs from time 0 on.</summary>
public sealed partial class ThreadProcess : Process
{
    private readonly Func<SimTask> _body;
    private readonly RootFrame _root;

    internal ThreadProcess(Scheduler scheduler, Component? owner, string name, Func<SimTask> body)
        : base(scheduler, owner, name)
    {
        _body = body;
        _root = new RootFrame(this);
        Frame = _root;
    }

    private void Start(RootFrame root)
    {
        SimTask task = _body();
        root.Task = task;
        if (task.IsCompleted)
            End(root);
        else
            task.Frame!.Awaiting = root;
    }

    private void End(RootFrame root)
    {
        Exception? error = null;
        try
        {
            root.Task.GetAwaiter().GetResult();
        }
#pragma warning disable CA1031 // whatever a process throws ends the run with its name on it
        catch (Exception exception)
#pragma warning restore CA1031
        {
            error = exception;
        }
        if (error is ProcessKilledException)
        {
            AfterEnd();
            return;
        }
        Terminate();
        if (error is not null)
            Scheduler.Fail(this, error);
        else if (State != NodeState.Free)
            Scheduler.Fail(this, Scheduler.Error("the process ended while a SimTask that it started and did not await still waits"));
    }

    /// <summary>Below the outermost method: starts it, and is told when it has ended.</summary>
    private sealed class RootFrame(ThreadProcess process) : ProcessFrame
    {
        internal SimTask Task;

        /// <summary>True from the first run until the end.</summary>
        internal bool IsStarted { get; set; }

        internal override void MoveNext()
        {
            if (IsStarted)
            {
                process.End(this);
                return;
            }
            IsStarted = true;
            process.Start(this);
        }

        internal override void Return()
        {
        }
    }
}
