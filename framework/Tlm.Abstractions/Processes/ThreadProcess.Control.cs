namespace Tlm;

// How a thread process is unwound: its pending await throws, so that every finally block runs.
public sealed partial class ThreadProcess
{
    private bool _restarts;
    private bool _wasRunnable;

    /// <summary>Makes the process statically sensitive: <c>await Wait()</c> in it waits for one of these events.</summary>
    public ThreadProcess SensitiveTo(params ReadOnlySpan<SimEvent> events)
    {
        foreach (SimEvent e in events)
            e.AddStatic(this);
        return this;
    }

    /// <inheritdoc cref="SensitiveTo(ReadOnlySpan{SimEvent})"/>
    public ThreadProcess SensitiveTo(params ReadOnlySpan<EventFinder> events)
    {
        foreach (EventFinder e in events)
            e.AddStatic(this);
        return this;
    }

    /// <summary>Runs first when its sensitivity is notified, not at time 0 or when it is spawned.</summary>
    public ThreadProcess DontInitialize()
    {
        SkipInitialization();
        return this;
    }

    internal override void Unwind(bool restart)
    {
        _restarts = restart;
        if (Scheduler.Running == this)
            throw new ProcessKilledException();
        _wasRunnable = Withdraw();
        if (_root.IsStarted)
            Throw();
        else
            AfterEnd();
    }

    private void Throw()
    {
        Process? running = Scheduler.Running;
        Process? unwinding = Scheduler.Unwinding;
        (Scheduler.Running, Scheduler.Unwinding) = (this, this);
        Frame.MoveNext();
        (Scheduler.Running, Scheduler.Unwinding) = (running, unwinding);
        if (_root.IsStarted && !IsTerminated)
            Scheduler.Fail(this, Scheduler.Error($"{FullName} waits again while it is killed or reset: finally blocks must not await"));
    }

    // The process has ended by kill or reset.
    private void AfterEnd()
    {
        bool restart = _restarts;
        _restarts = false;
        _root.IsStarted = false;
        Frame = _root;
        if (restart)
        {
            RunAgain(_wasRunnable);
            _wasRunnable = false;
            return;
        }
        Terminate();
    }
}
