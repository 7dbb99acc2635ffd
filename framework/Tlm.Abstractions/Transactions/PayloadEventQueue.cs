namespace Tlm;

/// <summary>
/// Payloads that become visible at a time (<c>peq_with_get</c>): put them in with a delay, wait for <see cref="Event"/>, then call
/// <see cref="GetNext"/> until it returns null.
/// </summary>
public sealed class PayloadEventQueue
{
    private TimeOrderedQueue<Payload> _queue = new();
    private readonly Scheduler _scheduler;

    /// <summary>A queue of a component.</summary>
    public PayloadEventQueue(Component owner, string name)
    {
        _scheduler = owner.Scheduler;
        Event = new SimEvent(owner, name);
    }

    /// <summary>Notified when a payload becomes visible.</summary>
    public SimEvent Event { get; }

    /// <summary>Payloads in the queue, visible or not.</summary>
    public int Count => _queue.Count;

    /// <summary>Visible at once: immediate notification.</summary>
    public void Notify(Payload payload)
    {
        _queue.Add(_scheduler.CurrentTime, payload);
        Event.Notify();
    }

    /// <summary>Visible after <paramref name="delay"/>; after zero, in the next delta cycle.</summary>
    public void Notify(Payload payload, SimTime delay)
    {
        _queue.Add(_scheduler.Later(delay), payload);
        Event.Notify(delay);
    }

    /// <summary>The next payload that is visible now, or null; then the event is set for the one after.</summary>
    public Payload? GetNext()
    {
        if (_queue.TryTake(_scheduler.CurrentTime, out Payload payload))
            return payload;
        if (_queue.Count == 0)
            return null;
        Event.Notify(SimTime.FromFemtoseconds(_queue.FirstTime - _scheduler.CurrentTime));
        return null;
    }

    /// <summary>Forgets everything.</summary>
    public void CancelAll()
    {
        _queue.Clear();
        Event.Cancel();
    }
}
