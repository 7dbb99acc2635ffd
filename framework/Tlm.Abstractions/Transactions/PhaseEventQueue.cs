namespace Tlm;

/// <summary>
/// Payloads with their phase that are handed to a callback at a time (<c>peq_with_cb_and_phase</c>). Of one time, those put in first come first;
/// without delay they come in the next delta cycle.
/// </summary>
public sealed class PhaseEventQueue
{
    private readonly TimeOrderedQueue<(Payload Payload, Phase Phase)> _timed = new();
    private readonly Queue<(Payload Payload, Phase Phase, long Delta)> _delta = new();
    private readonly Queue<(Payload Payload, Phase Phase)> _immediate = new();
    private readonly Action<Payload, Phase> _callback;
    private readonly Scheduler _scheduler;
    private readonly SimEvent _event;

    /// <summary>A queue of a component, with a method process of its own.</summary>
    public PhaseEventQueue(Component owner, string name, Action<Payload, Phase> callback)
    {
        _callback = callback;
        _scheduler = owner.Scheduler;
        _event = new SimEvent(owner, name);
        owner.ServerMethod(name, Dispatch).SensitiveTo(_event).DontInitialize();
    }

    /// <summary>Called back in this very evaluation.</summary>
    public void Notify(Payload payload, Phase phase)
    {
        _immediate.Enqueue((payload, phase));
        _event.Notify();
    }

    /// <summary>Called back after <paramref name="delay"/>.</summary>
    public void Notify(Payload payload, Phase phase, SimTime delay)
    {
        if (delay.IsZero)
            _delta.Enqueue((payload, phase, _scheduler.DeltaCycles));
        else
            _timed.Add(_scheduler.Later(delay), (payload, phase));
        _event.Notify(delay);
    }

    /// <summary>Forgets everything.</summary>
    public void CancelAll()
    {
        _timed.Clear();
        _delta.Clear();
        _immediate.Clear();
        _event.Cancel();
    }

    private void Dispatch()
    {
        while (_immediate.TryDequeue(out (Payload Payload, Phase Phase) now))
            _callback(now.Payload, now.Phase);
        while (_delta.TryPeek(out (Payload Payload, Phase Phase, long Delta) next) && next.Delta < _scheduler.DeltaCycles)
        {
            _delta.Dequeue();
            _callback(next.Payload, next.Phase);
        }
        while (_timed.Count > 0 && _timed.FirstTime <= _scheduler.CurrentTime)
        {
            (Payload payload, Phase phase) = _timed.Take();
            _callback(payload, phase);
        }
        if (_delta.Count > 0)
            _event.NotifyDelta();
        else if (_timed.Count > 0)
            _event.Notify(SimTime.FromFemtoseconds(_timed.FirstTime - _scheduler.CurrentTime));
    }
}
