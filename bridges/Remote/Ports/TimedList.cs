namespace Tlm.Bridges.Remote.Ports;

/// <summary>Things that happen at times to come, in the order of their times, those of one time in the order in which they came.</summary>
internal sealed class TimedList<T>(Component owner, string name)
{
    private readonly PriorityQueue<T, (long Time, long Number)> _later = new();
    private readonly Queue<(long Time, long Number, T Item)> _inOrder = new();
    private readonly SimEvent _due = new(owner, name);
    private long _count;
    private long _last = long.MinValue;

    /// <summary>Adds one; mostly they come in the order of their times, and then no heap is needed.</summary>
    public void Add(long time, T item)
    {
        if (_inOrder.Count == 0 || time >= _last)
        {
            _inOrder.Enqueue((time, _count++, item));
            _last = time;
        }
        else
        {
            _later.Enqueue(item, (time, _count++));
        }

        Rearm();
    }

    /// <summary>Waits for the next one; it is due then.</summary>
    public async SimTask<T> NextAsync()
    {
        while (true)
        {
            if (TryTake(out var item))
                return item;
            Rearm();
            await _due;
        }
    }

    private bool OutOfOrderIsFirst => _later.TryPeek(out _, out var other) && (_inOrder.Count == 0 || other.CompareTo((_inOrder.Peek().Time, _inOrder.Peek().Number)) < 0);

    private bool TryTake(out T item)
    {
        var now = owner.Now.Femtoseconds;
        item = default!;
        if (OutOfOrderIsFirst)
        {
            _later.TryPeek(out _, out var key);
            return key.Time <= now && _later.TryDequeue(out item!, out _);
        }

        if (_inOrder.Count == 0 || _inOrder.Peek().Time > now)
            return false;
        item = _inOrder.Dequeue().Item;
        return true;
    }

    private void Rearm()
    {
        var first = _inOrder.Count > 0 ? _inOrder.Peek().Time : long.MaxValue;
        if (_later.TryPeek(out _, out var other))
            first = Math.Min(first, other.Time);
        if (first != long.MaxValue)
            _due.Notify(SimTime.FromFemtoseconds(Math.Max(first, owner.Now.Femtoseconds)) - owner.Now);
    }
}
