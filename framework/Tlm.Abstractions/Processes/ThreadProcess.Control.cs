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

    /// <summary>Runs first when its sensitivity is notified, not at time 0.</summary>
    public ThreadProcess DontInitialize()
    {
        SkipsInitialization = true;
        return this;
    }

    /// <summary>While the signal has that level, each <c>await Wait()</c> ends by starting the process afresh (<c>reset_signal_is</c>).</summary>
    public ThreadProcess ResetSignalIs(IReadOnlySignal<bool> signal, bool level)
    {
        _resets.Add((signal, level));
        return this;
    }

    /// <summary>When the signal takes that level, the process starts afresh at once (<c>async_reset_signal_is</c>).</summary>
    public ThreadProcess AsyncResetSignalIs(IReadOnlySignal<bool> signal, bool level)
    {
        _resets.Add((signal, level));
        Owner!.ServerMethod($"{Name}.reset{_resets.Count}", () => ResetIf(signal, level)).SensitiveTo(signal.ValueChanged).DontInitialize();
        return this;
    }

    private readonly List<(IReadOnlySignal<bool> Signal, bool Level)> _resets = [];

    /// <summary>Throws when a reset signal is active at the end of a static wait.</summary>
    internal void CheckReset()
    {
        foreach ((IReadOnlySignal<bool> signal, bool level) in _resets)
        {
            if (signal.Value != level)
                continue;
            _restarts = true;
            throw new ProcessKilledException();
        }
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
        IsTerminated = true;
        Scheduler.Terminated(this);
        _ended?.NotifyDelta();
    }

    private void ResetIf(IReadOnlySignal<bool> signal, bool level)
    {
        if (signal.Value == level)
            Reset();
    }
}
