namespace Tlm;

// Process control from outside: kill, reset, suspend, resume.
public abstract partial class Process
{
    private HeldFrame? _held;
    private int _resetSignals;

    /// <summary>True between <see cref="Suspend"/> and <see cref="Resume"/>.</summary>
    public bool IsSuspended => _held is not null;

    /// <summary>Keeps the process from running. What it waits for may come meanwhile; it then runs on <see cref="Resume"/>.</summary>
    /// <exception cref="SimulationException">The process suspends itself.</exception>
    public void Suspend()
    {
        if (IsTerminated || IsSuspended)
            return;
        if (Scheduler.Running == this)
            throw Scheduler.Error($"{FullName} cannot suspend itself: let it await an event");
        _held = new HeldFrame(this, Frame);
        Frame = _held;
    }

    /// <summary>Lets a suspended process run again, in this evaluation if it was woken meanwhile.</summary>
    public void Resume()
    {
        if (_held is not { } held)
            return;
        _held = null;
        Frame = held.Inner;
        if (held.WasWoken && State is NodeState.Free or NodeState.Static)
            Scheduler.MakeRunnable(this);
    }

    /// <summary>Ends the process: what it waits for is given up, its <c>finally</c> blocks run.</summary>
    public void Kill()
    {
        if (!IsTerminated)
            Unwind(restart: false);
    }

    /// <summary>Starts the process afresh: it is unwound as by <see cref="Kill"/> and runs from the beginning in this evaluation.</summary>
    public void Reset()
    {
        if (!IsTerminated)
            Unwind(restart: true);
    }

    internal abstract void Unwind(bool restart);

    /// <summary>Starts the process afresh whenever an event comes while a condition holds.</summary>
    private protected void RestartOn(EventFinder changed, Func<bool> isActive) =>
        Owner!.ServerMethod($"{Name}.reset{++_resetSignals}", () =>
        {
            if (isActive())
                Reset();
        }).SensitiveTo(changed).DontInitialize();

    /// <summary>Makes a process runnable that was withdrawn; one that was runnable before is still in its place.</summary>
    internal void RunAgain(bool wasRunnable)
    {
        if (wasRunnable)
            State = NodeState.Runnable;
        else
            Scheduler.MakeRunnable(this);
    }

    /// <summary>Takes the process out of whatever list it is in; out of the run list only by its state.</summary>
    /// <returns>True when it was runnable.</returns>
    internal bool Withdraw()
    {
        Resume();
        // Processes whose time has come are moved to the run list as they are.
        bool wasRunnable = State == NodeState.Runnable || (State == NodeState.Timed && Time <= Scheduler.CurrentTime);
        WaitsOn?.Abandon(this);
        WaitsOn = null;
        switch (State)
        {
            case NodeState.Timed when !wasRunnable:
                Scheduler.Unschedule(this);
                break;
            case NodeState.Delta:
                Scheduler.UnscheduleDelta(this);
                break;
            case NodeState.Settled:
                Scheduler.SettledList.Remove(this);
                break;
            default:
                break;
        }
        State = NodeState.Free;
        return wasRunnable;
    }

    // Stands in for the frame of a suspended process.
    private sealed class HeldFrame(Process process, ProcessFrame inner) : ProcessFrame
    {
        public ProcessFrame Inner => inner;

        public bool WasWoken { get; private set; }

        internal override void MoveNext()
        {
            WasWoken = true;
            if (process is MethodProcess)
                process.State = NodeState.Static;
        }

        internal override void Return()
        {
        }
    }
}
