namespace Tlm;

/// <summary>A process that waits: an <c>async SimTask</c> method that the kernel runs from time 0 on.</summary>
public sealed class ThreadProcess : Process
{
    private readonly Func<SimTask> _body;
    private SimEvent? _ended;

    internal ThreadProcess(Scheduler scheduler, Component? owner, string name, Func<SimTask> body)
        : base(scheduler, owner, name)
    {
        _body = body;
        Frame = new RootFrame(this);
    }

    /// <summary>Notified, one delta cycle later, when the process has ended.</summary>
    public SimEvent Ended => _ended ??= new SimEvent(Scheduler, $"{FullName}.ended");

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
        IsTerminated = true;
        Scheduler.Terminated(this);
        if (error is not null)
            Scheduler.Fail(this, error);
        else if (State != NodeState.Free)
            Scheduler.Fail(this, Scheduler.Error("the process ended while a SimTask that it started and did not await still waits"));
        _ended?.NotifyDelta();
    }

    /// <summary>Below the outermost method: starts it, and is told when it has ended.</summary>
    private sealed class RootFrame(ThreadProcess process) : ProcessFrame
    {
        internal SimTask Task;
        private bool _started;

        internal override void MoveNext()
        {
            if (_started)
            {
                process.End(this);
                return;
            }
            _started = true;
            process.Start(this);
        }

        internal override void Return()
        {
        }
    }
}
