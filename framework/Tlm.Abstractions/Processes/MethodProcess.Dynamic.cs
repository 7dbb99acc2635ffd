namespace Tlm;

// Dynamic sensitivity (next_trigger): what is said last before the method returns holds for one activation.
public sealed partial class MethodProcess
{
    private enum Trigger
    {
        Static,
        Event,
        Events,
        Time,
    }

    private Trigger _trigger;
    private SimEvent? _triggerEvent;
    private long _triggerTime;

    /// <summary>Back to the static sensitivity.</summary>
    public void NextTrigger() => Choose(Trigger.Static);

    /// <summary>Runs next when the event is notified.</summary>
    public void NextTrigger(SimEvent e)
    {
        Choose(Trigger.Event);
        _triggerEvent = e;
    }

    /// <summary>Runs next after a time; zero is one delta cycle.</summary>
    public void NextTrigger(SimTime delay)
    {
        Choose(Trigger.Time);
        _triggerTime = Scheduler.Later(delay);
    }

    /// <summary>Runs next when the event is notified, or after a time.</summary>
    public void NextTrigger(SimTime timeout, SimEvent e) => NextTriggerAny(timeout, e);

    /// <summary>Runs next when one of the events is notified (SystemC: an or list).</summary>
    public void NextTriggerAny(params ReadOnlySpan<SimEvent> events) => Prepare(events, all: false, null);

    /// <summary>Runs next when one of the events is notified, or after a time.</summary>
    public void NextTriggerAny(SimTime timeout, params ReadOnlySpan<SimEvent> events) => Prepare(events, all: false, timeout);

    /// <summary>Runs next when each of the events was notified (SystemC: an and list).</summary>
    public void NextTriggerAll(params ReadOnlySpan<SimEvent> events) => Prepare(events, all: true, null);

    /// <summary>Runs next when each of the events was notified, or after a time.</summary>
    public void NextTriggerAll(SimTime timeout, params ReadOnlySpan<SimEvent> events) => Prepare(events, all: true, timeout);

    /// <summary>Runs in this evaluation, unless it runs now.</summary>
    internal void WakeNow()
    {
        if (State == NodeState.Timed)
            Scheduler.Unschedule(this);
        else if (State == NodeState.Delta)
            Scheduler.UnscheduleDelta(this);
        else if (State != NodeState.Static)
            return;
        Scheduler.MakeRunnable(this);
    }

    /// <summary>Runs at a time (now: in the next delta cycle), unless it runs before; who runs then sees itself to what is left.</summary>
    internal void WakeAt(long time)
    {
        if (State == NodeState.Timed && time < Time)
            Scheduler.Unschedule(this);
        else if (State != NodeState.Static)
            return;
        if (time == Scheduler.CurrentTime)
            Scheduler.ScheduleDelta(this);
        else
            Scheduler.ScheduleAt(this, time);
    }

    /// <summary>From within the method: it runs next at a time (now: in the next delta cycle).</summary>
    internal void WakeNext(long time)
    {
        _trigger = Trigger.Time;
        _triggerTime = time;
    }

    private void Prepare(ReadOnlySpan<SimEvent> events, bool all, SimTime? timeout)
    {
        Choose(Trigger.Events);
        WaitSet.Prepare(events, all, timeout);
    }

    private void Choose(Trigger trigger)
    {
        if (Scheduler.Running != this)
            throw Scheduler.Error($"NextTrigger of {FullName} is called by another process: only the method itself says when it runs next");
        _trigger = trigger;
    }

    private void AwaitTrigger()
    {
        Trigger trigger = _trigger;
        _trigger = Trigger.Static;
        switch (trigger)
        {
            case Trigger.Event:
                State = NodeState.Waiting;
                Time = Scheduler.CurrentTime;
                WaitsOn = _triggerEvent;
                _triggerEvent!.Waiters.Append(this);
                break;
            case Trigger.Events:
                Waits!.Arm(Frame);
                break;
            case Trigger.Time when _triggerTime == Scheduler.CurrentTime:
                Scheduler.ScheduleDelta(this);
                break;
            default:
                Scheduler.ScheduleAt(this, _triggerTime);
                break;
        }
    }
}
