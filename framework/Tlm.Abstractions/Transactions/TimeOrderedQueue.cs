using System.Runtime.CompilerServices;

namespace Tlm;

// Items by time, in a structure that must not be copied; items of one time leave in the order in which they came. The first one is kept apart, as most
// queues hold one or two; the others are in a sorted ring. What comes in the order of its time costs the same at any length, what comes earlier
// moves those behind it. Allocates only while it grows.
internal struct TimeOrderedQueue<T>()
{
    private Entry[] _ring = new Entry[4];
    private Entry _first;
    private int _head;

    public int Count { readonly get; private set; }

    public readonly long FirstTime => _first.Time;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(long time, T item)
    {
        if (Count++ == 0)
        {
            _first.Time = time;
            _first.Item = item;
        }
        else
        {
            AddToOthers(time, item);
        }
    }

    /// <summary>Takes the first item if its time has come.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryTake(long now, out T item)
    {
        item = _first.Item;
        if (Count == 0 || _first.Time > now)
            return false;
        if (--Count > 0)
            Advance();
        return true;
    }

    public void Clear()
    {
        Array.Clear(_ring);
        _first = default;
        Count = 0;
    }

    private void Advance()
    {
        ref Entry next = ref _ring[_head];
        _first.Time = next.Time;
        _first.Item = next.Item;
        _head = (_head + 1) & (_ring.Length - 1);
    }

    private void AddToOthers(long time, T item)
    {
        int others = Count - 2;
        if (others == _ring.Length)
            Grow();
        int mask = _ring.Length - 1;
        if (time < _first.Time)
        {
            _head = (_head - 1) & mask;
            _ring[_head] = _first;
            _first.Time = time;
            _first.Item = item;
            return;
        }
        int at = _head + others;
        for (; at > _head && _ring[(at - 1) & mask].Time > time; at--)
            _ring[at & mask] = _ring[(at - 1) & mask];
        ref Entry entry = ref _ring[at & mask];
        entry.Time = time;
        entry.Item = item;
    }

    private void Grow()
    {
        var larger = new Entry[2 * _ring.Length];
        for (int i = 0; i < _ring.Length; i++)
            larger[i] = _ring[(_head + i) & (_ring.Length - 1)];
        (_ring, _head) = (larger, 0);
    }

    private struct Entry
    {
        public long Time;
        public T Item;
    }
}
