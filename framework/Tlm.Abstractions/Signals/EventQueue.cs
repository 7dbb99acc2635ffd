namespace Tlm;

/// <summary>An event that remembers every notification (<c>sc_event_queue</c>): several for one time come in successive delta cycles.</summary>
public sealed class EventQueue
{
    private TimeOrderedQueue<byte> _queue = new();
    private readonly Scheduler _scheduler;
    private readonly SimEvent _timer;

    /// <summary>An event queue of a component.</summary>
    public EventQueue(Component owner, string name)
    {
        _scheduler = owner.Scheduler;
        Event = new SimEvent(owner, name);
        _timer = new SimEvent(owner, $"{name}.timer");
        owner.ServerMethod($"{name}.fire", Fire).SensitiveTo(_timer).DontInitialize();
    }

    /// <summary>Notified once for each notification that was put in.</summary>
    public SimEvent Event { get; }

    /// <summary>Notifications that have not come yet.</summary>
    public int Count => _queue.Count;

    /// <summary>Notifies after <paramref name="delay"/>; zero is the next delta cycle.</summary>
    public void Notify(SimTime delay)
    {
        _queue.Add(_scheduler.Later(delay), 0);
        _timer.Notify(delay);
    }

    /// <summary>Forgets everything.</summary>
    public void CancelAll()
    {
        _queue.Clear();
        _timer.Cancel();
        Event.Cancel();
    }

    private void Fire()
    {
        if (!_queue.TryTake(_scheduler.CurrentTime, out _))
            return;
        Event.Notify();
        if (_queue.Count > 0)
            _timer.Notify(SimTime.FromFemtoseconds(_queue.FirstTime - _scheduler.CurrentTime));
    }
}
