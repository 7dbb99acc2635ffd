namespace Tlm;

/// <summary>A process that never waits: a method that runs whenever one of the events it is sensitive to is notified.</summary>
public sealed partial class MethodProcess : Process
{
    internal MethodProcess(Scheduler scheduler, Component? owner, string name, Action body)
        : base(scheduler, owner, name) => Frame = new MethodFrame(this, body);

    /// <summary>Adds events to the static sensitivity.</summary>
    public MethodProcess SensitiveTo(params ReadOnlySpan<SimEvent> events)
    {
        foreach (SimEvent e in events)
            e.AddStatic(this);
        return this;
    }

    /// <inheritdoc cref="SensitiveTo(ReadOnlySpan{SimEvent})"/>
    public MethodProcess SensitiveTo(params ReadOnlySpan<EventFinder> events)
    {
        foreach (EventFinder e in events)
            e.AddStatic(this);
        return this;
    }

    /// <summary>Does not run at time 0, or when it is spawned, without a notification (SystemC: dont_initialize).</summary>
    public MethodProcess DontInitialize()
    {
        SkipInitialization();
        return this;
    }

    /// <summary>When the signal takes that level, the method runs at once, back to its static sensitivity (<c>async_reset_signal_is</c>).</summary>
    public MethodProcess AsyncResetSignalIs(IReadOnlySignal<bool> signal, bool level)
    {
        RestartOn(signal.ValueChanged, () => signal.Value == level);
        return this;
    }

    /// <inheritdoc cref="AsyncResetSignalIs(IReadOnlySignal{bool}, bool)"/>
    public MethodProcess AsyncResetSignalIs(SignalIn<bool> port, bool level)
    {
        RestartOn(port.ValueChanged, () => port.Value == level);
        return this;
    }

    internal override void Unwind(bool restart)
    {
        _trigger = Trigger.Static;
        bool wasRunnable = Scheduler.Running != this && Withdraw();
        if (!restart)
            Terminate();
        else if (Scheduler.Running != this)
            RunAgain(wasRunnable);
    }

    private sealed class MethodFrame(MethodProcess process, Action body) : ProcessFrame
    {
        internal override void MoveNext()
        {
            body();
            if (process.State != NodeState.Free || process.IsTerminated)
                return;
            if (process._trigger == Trigger.Static) // most often, and worth no call
                process.State = NodeState.Static;
            else
                process.AwaitTrigger();
        }

        internal override void Return()
        {
        }
    }
}
