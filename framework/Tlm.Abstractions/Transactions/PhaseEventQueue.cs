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
    private readonly MethodProcess _process;

    /// <summary>A queue of a component, with a method process of its own.</summary>
    public PhaseEventQueue(Component owner, string name, Action<Payload, Phase> callback)
    {
        _callback = callback;
        _scheduler = owner.Scheduler;
        _process = owner.ServerMethod(name, Dispatch).DontInitialize();
    }

    /// <summary>Called back in this very evaluation.</summary>
    public void Notify(Payload payload, Phase phase)
    {
        _immediate.Enqueue((payload, phase));
        _process.WakeNow();
    }

    /// <summary>Called back after <paramref name="delay"/>.</summary>
    public void Notify(Payload payload, Phase phase, SimTime delay)
    {
        long time = _scheduler.Later(delay);
        if (time == _scheduler.CurrentTime)
            _delta.Enqueue((payload, phase, _scheduler.DeltaCycles));
        else
            _timed.Add(time, (payload, phase));
        _process.WakeAt(time);
    }

    /// <summary>Forgets everything.</summary>
    public void CancelAll()
    {
        _timed.Clear();
        _delta.Clear();
        _immediate.Clear();
    }

    private void Dispatch()
    {
        while (_immediate.Count > 0)
        {
            (Payload payload, Phase phase) = _immediate.Dequeue();
            _callback(payload, phase);
        }
        while (_delta.Count > 0 && _delta.Peek().Delta < _scheduler.DeltaCycles)
        {
            (Payload payload, Phase phase, _) = _delta.Dequeue();
            _callback(payload, phase);
        }
        while (_timed.Count > 0 && _timed.FirstTime <= _scheduler.CurrentTime)
        {
            (Payload payload, Phase phase) = _timed.Take();
            _callback(payload, phase);
        }
        if (_delta.Count > 0)
            _process.NextTrigger(SimTime.Zero);
        else if (_timed.Count > 0)
            _process.NextTrigger(SimTime.FromFemtoseconds(_timed.FirstTime - _scheduler.CurrentTime));
    }
}
