namespace Tlm;

/// <summary>
/// Payloads with their phase that are handed to a callback at a time (<c>peq_with_cb_and_phase</c>). Of one time, those put in first come first;
/// without delay they come in the next delta cycle.
/// </summary>
public sealed class PhaseEventQueue
{
    private TimeOrderedQueue<(Payload Payload, Phase Phase)> _timed = new();
    private readonly Queue<(Payload Payload, Phase Phase, long Delta)> _delta = new();
    private readonly Queue<(Payload Payload, Phase Phase)> _immediate = new();
    private readonly Action<Payload, Phase> _callback;
    private readonly Scheduler _scheduler;
    private readonly MethodProcess _process;
    private int _untimed;

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
        _untimed++;
        _process.WakeNow();
    }

    /// <summary>Called back after <paramref name="delay"/>.</summary>
    public void Notify(Payload payload, Phase phase, SimTime delay)
    {
        long time = _scheduler.Later(delay);
        if (time != _scheduler.CurrentTime)
            _timed.Add(time, (payload, phase));
        else
            AddDelta(payload, phase);
        _process.WakeAt(time);
    }

    /// <summary>Forgets everything.</summary>
    public void CancelAll()
    {
        _timed.Clear();
        _delta.Clear();
        _immediate.Clear();
        _untimed = 0;
    }

    private void AddDelta(Payload payload, Phase phase)
    {
        _delta.Enqueue((payload, phase, _scheduler.DeltaCycles));
        _untimed++;
    }

    private void Dispatch()
    {
        if (_untimed > 0)
            DispatchUntimed();
        while (_timed.TryTake(_scheduler.CurrentTime, out (Payload Payload, Phase Phase) next))
            _callback(next.Payload, next.Phase);
        if (_untimed > 0)
            _process.WakeNext(_scheduler.CurrentTime);
        else if (_timed.Count > 0)
            _process.WakeNext(_timed.FirstTime);
    }

    private void DispatchUntimed()
    {
        while (_immediate.TryDequeue(out (Payload Payload, Phase Phase) next))
        {
            _untimed--;
            _callback(next.Payload, next.Phase);
        }
        while (_delta.Count > 0 && _delta.Peek().Delta < _scheduler.DeltaCycles)
        {
            (Payload payload, Phase phase, _) = _delta.Dequeue();
            _untimed--;
            _callback(payload, phase);
        }
    }
}
