namespace Tlm;

/// <summary>One process waiting for several events at once, with or without time-out. Each process has one, used again and again.</summary>
internal sealed class WaitSet(Process process) : IWaitTarget
{
    private EventLink[] _links = [];
    private int _count;
    private int _missing;
    private bool _all;
    private long _deadline;
    private SimEvent? _outcome;

    /// <summary>True from arming until the wait ends.</summary>
    internal bool IsArmed { get; private set; }

    internal ReadOnlySpan<EventLink> Links => _links.AsSpan(0, _count);

    internal static EventsAwaitable Prepare(ReadOnlySpan<SimEvent> events, bool all, SimTime? timeout)
    {
        if (events.IsEmpty)
            throw new ArgumentException("a wait needs at least one event", nameof(events));
        Scheduler scheduler = events[0].Scheduler;
        Process process = scheduler.Running ?? throw scheduler.Error("only a process of the simulation can wait for events");
        WaitSet set = process.Waits ??= new WaitSet(process);
        set.Fill(events);
        set._all = all;
        set._deadline = timeout is { } t ? scheduler.Later(t) : -1;
        return new EventsAwaitable(set);
    }

    internal void Arm(ProcessFrame frame)
    {
        Scheduler scheduler = process.Scheduler;
        scheduler.Suspend(frame);
        _missing = _all ? _count : 1;
        _outcome = null;
        IsArmed = true;
        foreach (EventLink link in Links)
            link.Attach();
        process.WaitsOn = this;
        process.Time = scheduler.CurrentTime;
        if (_deadline == scheduler.CurrentTime)
            scheduler.ScheduleDelta(process);
        else if (_deadline >= 0)
            scheduler.ScheduleTimeout(process, _deadline);
        else
            process.State = NodeState.Waiting;
    }

    /// <summary>The end of the wait as its process sees it.</summary>
    internal WaitOutcome Finish()
    {
        process.Scheduler.CheckUnwinding();
        return new WaitOutcome(_outcome);
    }

    void IWaitTarget.Abandon(Process abandoned)
    {
        if (IsArmed)
            Disarm();
    }

    string IWaitTarget.DescribeWait(Process waiting) =>
        $"{(_all ? "all" : "any")} of the events {string.Join(", ", Links.ToArray().Select(l => l.Event.FullName))}";

    internal void Notified(EventLink link)
    {
        if (--_missing > 0)
            return;
        _outcome = link.Event;
        Disarm();
        Scheduler scheduler = process.Scheduler;
        scheduler.TakeBackTimeout(process);
        scheduler.MakeRunnable(process);
    }

    /// <summary>Leaves all events: the wait ended, or its process was killed.</summary>
    internal void Disarm()
    {
        IsArmed = false;
        foreach (EventLink link in Links)
            link.Detach();
    }

    private void Fill(ReadOnlySpan<SimEvent> events)
    {
        if (_links.Length < events.Length)
        {
            int known = _links.Length;
            Array.Resize(ref _links, events.Length);
            for (int i = known; i < events.Length; i++)
                _links[i] = new EventLink(this);
        }
        for (int i = 0; i < events.Length; i++)
            _links[i].Event = events[i];
        _count = events.Length;
    }
}
