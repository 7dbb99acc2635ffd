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

    /// <summary>Does not run at time 0 without a notification (SystemC: dont_initialize).</summary>
    public MethodProcess DontInitialize()
    {
        SkipsInitialization = true;
        return this;
    }

    internal override void Unwind(bool restart)
    {
        _trigger = Trigger.Static;
        if (!restart)
            IsTerminated = true;
        if (Scheduler.Running == this)
            return;
        bool wasRunnable = Withdraw();
        if (restart)
            RunAgain(wasRunnable);
    }

    private sealed class MethodFrame(MethodProcess process, Action body) : ProcessFrame
    {
        internal override void MoveNext()
        {
            body();
            if (process.State == NodeState.Free && !process.IsTerminated)
                process.AwaitTrigger();
        }

        internal override void Return()
        {
        }
    }
}
